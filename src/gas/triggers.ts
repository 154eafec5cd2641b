/**
 * Installable triggers: created when missing, duplicates removed, other people's left alone. At most 20 per user and script
 * (https://developers.google.com/apps-script/guides/services/quotas).
 */
import type { TriggerPlan, Triggers } from '../setup-ports.ts';

/** The triggers of this project that the current user owns. */
export function scriptTriggers(): Triggers {
  return {
    ensure(plans: readonly TriggerPlan[]): readonly string[] {
      const report: string[] = [];
      const existing = ScriptApp.getProjectTriggers();
      for (const plan of plans) {
        const [, ...doubles] = existing.filter((trigger) => trigger.getHandlerFunction() === plan.handler);
        for (const double of doubles) ScriptApp.deleteTrigger(double);
        if (doubles.length > 0) report.push(`Trigger ${plan.handler}: ${doubles.length} doubles removed.`);
        if (existing.some((trigger) => trigger.getHandlerFunction() === plan.handler)) continue;
        create(plan);
        report.push(`Trigger ${plan.handler} made.`);
      }
      return report;
    },
    renew(plans: readonly TriggerPlan[]): readonly string[] {
      const ours = new Set(plans.map(({ handler }) => handler));
      for (const trigger of ScriptApp.getProjectTriggers())
        if (ours.has(trigger.getHandlerFunction())) ScriptApp.deleteTrigger(trigger);
      for (const plan of plans) create(plan);
      return plans.map(({ handler }) => `Trigger ${handler} made anew: it was silent.`);
    },
  };
}

function create(plan: TriggerPlan): void {
  const builder = ScriptApp.newTrigger(plan.handler);
  if (plan.kind === 'everyMinute') {
    builder.timeBased().everyMinutes(1).create();
    return;
  }
  const onSheet = builder.forSpreadsheet(SpreadsheetApp.getActiveSpreadsheet());
  if (plan.kind === 'edit') onSheet.onEdit().create();
  else if (plan.kind === 'formSubmit') onSheet.onFormSubmit().create();
  else onSheet.onChange().create();
}
