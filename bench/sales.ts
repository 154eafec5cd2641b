/** The benches of sales and integrity together: `npm run bench -- sales` runs these alone. */
import { compareDuplicates } from './duplicates';
import { measureIntegrity } from './integrity';
import { measureSalesLoad } from './sales-load';

const SIZES = [
  [1_000, 500],
  [100_000, 60_000],
] as const;

export async function benchSales(
  code: string,
  say: (text: string) => void,
  step: (text: string) => void,
): Promise<Record<string, unknown>> {
  step('integrity');
  const integrity = measureIntegrity(100_000, 60_000);
  const { plantedHard, foundHard, plantedReview, foundReview, falseAlarmPct } = integrity;
  say(
    `\nA year of ${integrity.sales} sales: ${foundHard}/${plantedHard} hard and ${foundReview}/${plantedReview} review faults found, ` +
      `false alarms ${falseAlarmPct} % of ${integrity.honest}. CPU: every rule ${integrity.rulesCpuMs} ms, ` +
      `a whole audit ${integrity.nextAuditCpuMs} ms, the first ${integrity.firstAuditCpuMs} ms`,
  );
  say('\nSales in the bundle (service calls, virtual ms): one entry, a first audit, the next audit; faults found');
  const salesLoads = [];
  for (const [serials, sales] of SIZES) {
    step(`${sales} sales`);
    const load = await measureSalesLoad(code, serials, sales);
    salesLoads.push(load);
    const works = [load.entry, load.firstAudit, load.nextAudit].map(({ calls, virtualMs }) => `${calls} ${virtualMs}`);
    say(`${String(serials).padStart(7)} serials, ${sales} sales: ${works.join(' · ')} · ${load.found}/${load.planted}`);
  }
  step('duplicates among 100,000 sales');
  const duplicates = compareDuplicates(100_000);
  say(
    `Duplicates among 100,000 sales, CPU: hub ${duplicates.hubMs} ms (with every rule ${duplicates.everyRuleMs} ms), ` +
      `nested loop ${duplicates.nestedLoopMs} ms, array helper ${duplicates.arrayHelperMs} ms`,
  );
  return { integrity: { ...integrity, duplicatesAmong100000: duplicates }, salesLoads };
}
