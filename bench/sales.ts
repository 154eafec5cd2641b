/** The benches of sales and integrity together: `npm run bench -- sales` runs these alone. */
import type { Bench, Results } from './bench';
import { compareDuplicates } from './duplicates';
import { measureIntegrity } from './integrity';
import { measureSalesLoad } from './sales-load';

export async function benchSales({ code, sizes, say, step }: Bench): Promise<Results> {
  step('integrity');
  const integrity = measureIntegrity(sizes.integrity);
  const { plantedHard, foundHard, plantedReview, foundReview, falseAlarmPct } = integrity;
  say(
    `\nA year of ${integrity.sales} sales: ${foundHard}/${plantedHard} hard and ${foundReview}/${plantedReview} review faults found, ` +
      `false alarms ${falseAlarmPct} % of ${integrity.honest}. CPU: every rule ${integrity.rulesCpuMs} ms, ` +
      `a whole audit ${integrity.nextAuditCpuMs} ms, the first ${integrity.firstAuditCpuMs} ms`,
  );
  say('\nSales in the bundle (service calls, virtual ms): one entry, a first audit, the next audit; faults found');
  const salesLoads = [];
  for (const [serials, sales] of sizes.salesLoads) {
    step(`${sales} sales`);
    const load = await measureSalesLoad(code, serials, sales);
    salesLoads.push(load);
    const works = [load.entry, load.firstAudit, load.nextAudit].map(({ calls, virtualMs }) => `${calls} ${virtualMs}`);
    say(`${String(serials).padStart(7)} serials, ${sales} sales: ${works.join(' · ')} · ${load.found}/${load.planted}`);
  }
  step('duplicates');
  const duplicates = compareDuplicates(sizes.duplicates);
  say(
    `Duplicates among ${sizes.duplicates} sales, CPU: hub ${duplicates.hubMs} ms (with every rule ${duplicates.everyRuleMs} ms), ` +
      `nested loop ${duplicates.nestedLoopMs} ms, array helper ${duplicates.arrayHelperMs} ms`,
  );
  return { integrity: { ...integrity, duplicatesAmong100000: duplicates }, salesLoads };
}
