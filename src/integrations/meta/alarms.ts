/**
 * Notices from Meta that mean messages will fail: a template is gone, an account or number is restricted.
 * https://developers.facebook.com/docs/whatsapp/business-management-api/webhooks/components
 */
import { type JsonRecord, record, text } from '../../core/lib/json.ts';

export interface Alarm {
  readonly subject: string;
  readonly text: string;
}

const DEAD_TEMPLATE = ['REJECTED', 'PAUSED', 'DISABLED', 'PENDING_DELETION', 'FLAGGED'];
const ACCOUNT_TROUBLE = /VIOLATION|RESTRICTION|DISABLED|BAN|DELETED/;

/** Null for other notices. */
export function alarmOf(field: string, value: JsonRecord): Alarm | null {
  const event = text(value, 'event').toUpperCase();
  if (field === 'message_template_status_update' && DEAD_TEMPLATE.includes(event)) {
    const name = `${text(value, 'message_template_name')} (${text(value, 'message_template_language')})`;
    const reason = text(value, 'reason');
    const why = reason && reason !== 'NONE' ? `: ${reason}` : '';
    return {
      subject: `template ${name}`,
      text: `Meta has set the template ${name} to ${event}${why}. Messages outside the 24-hour window that use it will fail: correct it in WhatsApp Manager, or name another in Settings.`,
    };
  }
  if (field === 'template_category_update' && text(value, 'new_category').toUpperCase() === 'MARKETING') {
    const name = text(value, 'message_template_name');
    return {
      subject: `template ${name}`,
      text: `Meta has moved the template ${name} to MARKETING: it costs more and may not be delivered. Ask for a review, or submit new copy.`,
    };
  }
  if (field === 'account_update' && ACCOUNT_TROUBLE.test(event)) {
    const kind = text(record(value, 'violation_info'), 'violation_type');
    return {
      subject: 'account',
      text: `Meta reports ${event} for the WhatsApp account${kind ? ` (${kind})` : ''}. Open Business Support at once; messages may not go out.`,
    };
  }
  return null;
}
