/** The digest's own words, in both languages. */
import type { Language } from '../../tables/customers.ts';
import type { DigestStatus } from './digest.ts';

export interface DigestWords {
  readonly subject: (brand: string, audience: string, day: string, status: string) => string;
  readonly status: Readonly<Record<DigestStatus, string>>;
  readonly yesterday: string;
  readonly headlineInTime: string;
  readonly headlineLeads: string;
  readonly decisions: string;
  readonly noDecisions: string;
  readonly mark: Readonly<Record<'new' | 'open', string>>;
  readonly since: string;
  readonly stake: (amount: string) => string;
  readonly next: string;
  readonly owner: string;
  readonly nobody: string;
  readonly more: (count: number) => string;
  readonly closed: (count: number) => string;
  readonly health: string;
  readonly healthColumns: readonly string[];
  readonly metrics: string;
  readonly metricColumns: readonly string[];
  readonly none: string;
  readonly fresh: (at: string) => string;
  readonly neverMade: string;
  readonly unchecked: string;
  readonly open: string;
  /** `column`: as the workbook calls it. */
  readonly change: (column: string) => string;
  readonly steps: Readonly<Record<'finding' | 'lead' | 'alert', (column: string) => string>>;
  readonly leadWaits: (leadId: string, isWithManager: boolean) => string;
  readonly checkDiffers: (id: string) => string;
  readonly ruleErrors: (rule: string) => string;
  readonly noMetrics: string;
}

const id: DigestWords = {
  subject: (brand, audience, day, status) => `${brand} · ${audience} · ${day}: ${status}`,
  status: { quiet: 'tenang', decide: 'perlu keputusan', critical: 'kritis' },
  yesterday: 'Kemarin',
  headlineInTime: 'lead diklaim tepat waktu',
  headlineLeads: 'lead masuk',
  decisions: 'Yang perlu keputusan',
  noDecisions: 'Tidak ada yang menunggu keputusan Anda.',
  mark: { new: 'BARU', open: 'BELUM SELESAI' },
  since: 'sejak',
  stake: (amount) => `senilai ${amount}`,
  next: 'Langkah berikutnya',
  owner: 'Penanggung jawab',
  nobody: 'belum ada',
  more: (count) => `dan ${count} lagi di workbook`,
  closed: (count) => `${count} selesai sejak kemarin.`,
  health: 'Kesehatan konversi, kemarin',
  healthColumns: [
    'Wilayah',
    'Lead',
    'Diklaim tepat waktu',
    'Dihubungi tepat waktu',
    'Terjual',
    'Biaya per lead bulan ini',
    'Bulan lalu',
  ],
  metrics: 'Bulan ini sampai hari ini',
  metricColumns: ['Metrik', 'Bulan ini', 'Bulan lalu'],
  none: '–',
  fresh: (at) => `Angka dibuat ${at} WIB.`,
  neverMade: 'Angka belum pernah dibuat.',
  unchecked: 'Yang tidak dapat diperiksa',
  open: 'Buka workbook',
  change: (column) =>
    `Untuk mengubah e-mail ini: kolom “${column}” di tab Regions, atau hqEmail, digestHour, digestWhenQuiet dan digestCharts di tab Settings.`,
  steps: {
    finding: (column) => `Pilih keputusan di kolom “${column}” tab Findings.`,
    lead: (column) => `Serahkan lead ini: kolom “${column}” di tab Leads.`,
    alert: (column) => `Selesaikan, lalu ubah kolom “${column}” di tab Alerts.`,
  },
  leadWaits: (leadId, isWithManager) =>
    `Lead ${leadId} belum ada yang menangani (${isWithManager ? 'menunggu manajer' : 'sedang ditawarkan'})`,
  checkDiffers: (check) => `Metric checks: “${check}” tidak cocok dengan masukannya.`,
  ruleErrors: (rule) => `Aturan ${rule} tidak dapat berjalan.`,
  noMetrics: 'Tab Metrics monthly masih kosong.',
};

const en: DigestWords = {
  subject: (brand, audience, day, status) => `${brand} · ${audience} · ${day}: ${status}`,
  status: { quiet: 'quiet', decide: 'decisions needed', critical: 'critical' },
  yesterday: 'Yesterday',
  headlineInTime: 'of leads claimed in time',
  headlineLeads: 'leads',
  decisions: 'What needs a decision',
  noDecisions: 'Nothing waits for a decision of yours.',
  mark: { new: 'NEW', open: 'OPEN' },
  since: 'since',
  stake: (amount) => `${amount} at stake`,
  next: 'Next step',
  owner: 'Owner',
  nobody: 'nobody yet',
  more: (count) => `and ${count} more in the workbook`,
  closed: (count) => `${count} closed since yesterday.`,
  health: 'Conversion health, yesterday',
  healthColumns: [
    'Region',
    'Leads',
    'Claimed in time',
    'Contacted in time',
    'Sold',
    'Cost per lead this month',
    'Last month',
  ],
  metrics: 'This month so far',
  metricColumns: ['Metric', 'This month', 'Last month'],
  none: '–',
  fresh: (at) => `Figures made ${at} WIB.`,
  neverMade: 'Figures have never been made.',
  unchecked: 'What could not be checked',
  open: 'Open the workbook',
  change: (column) =>
    `Change these mails: the column “${column}” in Regions, or hqEmail, digestHour, digestWhenQuiet and digestCharts in Settings.`,
  steps: {
    finding: (column) => `Choose a decision in the column “${column}” of Findings.`,
    lead: (column) => `Give it to a rep: the column “${column}” of Leads.`,
    alert: (column) => `Mend it, then change the column “${column}” of Alerts.`,
  },
  leadWaits: (leadId, isWithManager) =>
    `Lead ${leadId} has no owner (${isWithManager ? 'with the manager' : 'being offered'})`,
  checkDiffers: (check) => `Metric checks: “${check}” does not agree with its inputs.`,
  ruleErrors: (rule) => `The rule ${rule} could not run.`,
  noMetrics: 'The tab Metrics monthly is empty.',
};

export const digestWords: Readonly<Record<Language, DigestWords>> = { id, en };
