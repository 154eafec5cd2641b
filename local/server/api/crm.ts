/** The local Qontak CRM over HTTP: its deals with stage, contact and notes, and a person who moves one by hand. */

import { CRM_STAGES } from '../crm-stages';
import { numberField, readFields } from '../http/body';
import { ApiError } from '../http/reply';
import type { Routes } from '../http/router';
import { readRecords } from '../tabs';
import type { ApiContext } from './context';

export function crmRoutes({ hub }: ApiContext): Routes {
  const contactOf = (ids: unknown) => {
    const contact = hub
      .crm()
      .contacts()
      .find(({ id }) => Array.isArray(ids) && ids.includes(id));
    return contact ? { name: String(contact.first_name ?? ''), phone: String(contact.telephone ?? '') } : null;
  };

  return {
    /** Newest deal first. `on`: whether the setting crmSync is on. */
    'GET /local/crm': () => ({
      on: isOn(readRecords(hub.runtime(), 'Settings')),
      stages: CRM_STAGES,
      deals: hub
        .crm()
        .deals()
        .map((deal) => ({
          id: deal.id,
          name: String(deal.name),
          stage: Number(deal.crm_stage_id),
          contact: contactOf(deal.crm_lead_ids),
          notes: hub
            .crm()
            .notes()
            .filter(({ crm_deal_id: of }) => of === deal.id)
            .map(({ id, note, createdAt }) => ({ id, text: plainText(String(note)), at: createdAt })),
        }))
        .reverse(),
    }),

    /** Moves a deal to another stage as a person would; the hub leaves it alone from then on. */
    'POST /local/crm/deals/:id/move': async ({ params, request }) => {
      const stage = numberField(await readFields(request), 'stage');
      const deal = hub
        .crm()
        .deals()
        .find(({ id }) => id === Number(params.id));
      if (!deal) throw new ApiError(404, `There is no deal ${params.id}.`, 'GET /local/crm lists them.');
      if (!CRM_STAGES.some(({ id }) => id === stage))
        throw new ApiError(
          400,
          `There is no stage ${stage}.`,
          `Send one of: ${CRM_STAGES.map(({ id }) => id).join(', ')}.`,
        );
      hub.crm().move(deal.id, stage);
      return { moved: true };
    },
  };
}

function isOn(settings: readonly Readonly<Record<string, string>>[]): boolean {
  return settings.some(({ Setting, Value = '' }) => Setting === 'crmSync' && Value.toUpperCase() === 'TRUE');
}

/** Notes are the CRM's HTML. */
function plainText(html: string): string {
  const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ' };
  return html
    .replace(/<br\s*\/?>|<\/p>/g, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&(\w+);/g, (whole, name: string) => entities[name] ?? whole)
    .trim();
}
