/** What each chart of the Dashboard finds, in one line: the figure, and what it is to be held against. */
import type { Language } from '../../tables/customers.ts';
import { monthText, numberText, shareText, shortText } from '../digest/numbers.ts';
import { workbookDay } from '../lib/time.ts';
import { monthOfDay } from './months.ts';

/** Months are their first moments (epoch ms), the latest last; channels and dealers come best first, those in need worst first. */
export interface Findings {
  readonly costPerLead: readonly { readonly month: number; readonly costPerLead: number | null }[];
  readonly spend: readonly { readonly month: number; readonly spend: number; readonly sales: number }[];
  readonly roi: readonly {
    readonly from: number;
    readonly to: number;
    readonly channel: string;
    readonly roi: number;
  }[];
  readonly funnel: readonly ({ readonly from: number; readonly region: string } & Readonly<Record<Step, number>>)[];
  readonly best: readonly Rated[];
  readonly last: readonly Rated[];
}

type Step = 'leads' | 'routed' | 'claimed' | 'contacted' | 'sold';

interface Rated {
  readonly month: number;
  readonly name: string;
  readonly points: number;
}

/** A region with fewer leads is not named: two sales more would turn it over. */
const LEADS_TO_JUDGE = 10;

interface Words {
  readonly none: string;
  readonly costPerLead: (cost: string, month: string) => string;
  readonly above: (percent: string) => string;
  readonly below: (percent: string) => string;
  readonly same: string;
  readonly spend: (month: string, spend: string, sales: string) => string;
  readonly before: (sales: string) => string;
  readonly since: (month: string) => string;
  readonly highest: string;
  readonly lowest: string;
  readonly funnel: (leads: string, since: string, share: string) => string;
  readonly least: (region: string, share: string) => string;
  readonly best: (month: string, name: string, points: string) => string;
  readonly last: (month: string, name: string, points: string) => string;
}

const WORDS: Readonly<Record<Language, Words>> = {
  id: {
    none: 'belum ada data',
    costPerLead: (cost, month) => `CPL ${cost} di ${month}`,
    above: (percent) => `, ${percent} di atas bulan sebelumnya`,
    below: (percent) => `, ${percent} di bawah bulan sebelumnya`,
    same: ', sama dengan bulan sebelumnya',
    spend: (month, spend, sales) => `${month}: biaya Rp ${spend}, ${sales} unit terjual`,
    before: (sales) => ` (bulan sebelumnya ${sales})`,
    since: (month) => `sejak ${month}`,
    highest: 'tertinggi',
    lowest: 'terendah',
    funnel: (leads, since, share) => `${leads} lead ${since}, ${share} terjual`,
    least: (region, share) => `; terendah ${region}, ${share}`,
    best: (month, name, points) => `Terbaik di ${month}: ${name}, ${points} poin`,
    last: (month, name, points) => `Perlu dibantu di ${month}: ${name}, ${points} poin`,
  },
  en: {
    none: 'no data yet',
    costPerLead: (cost, month) => `CPL ${cost} in ${month}`,
    above: (percent) => `, ${percent} above the month before`,
    below: (percent) => `, ${percent} below the month before`,
    same: ', the same as the month before',
    spend: (month, spend, sales) => `${month}: Rp ${spend} spent, ${sales} units sold`,
    before: (sales) => ` (${sales} the month before)`,
    since: (month) => `since ${month}`,
    highest: 'highest',
    lowest: 'lowest',
    funnel: (leads, since, share) => `${leads} leads ${since}, ${share} sold`,
    least: (region, share) => `; lowest ${region}, ${share}`,
    best: (month, name, points) => `Best in ${month}: ${name}, ${points} points`,
    last: (month, name, points) => `In need in ${month}: ${name}, ${points} points`,
  },
};

/** What a chart without figures is about, as both languages call it. */
const SUBJECTS: Readonly<Record<keyof Findings, string>> = {
  ...{ costPerLead: 'CPL', spend: 'Sell-through', roi: 'ROI', funnel: 'Funnel' },
  ...{ best: 'Top dealer', last: 'Bottom dealer' },
};

export function titlesOf(found: Findings, language: Language): Record<keyof Findings, string> {
  const say = new Teller(language);
  return {
    costPerLead: say.costPerLead(found.costPerLead),
    spend: say.spend(found.spend),
    roi: say.roi(found.roi),
    funnel: say.funnel(found.funnel),
    best: say.rated('best', found.best),
    last: say.rated('last', found.last),
  };
}

class Teller {
  private readonly words: Words;

  constructor(private readonly language: Language) {
    this.words = WORDS[language];
  }

  costPerLead(months: Findings['costPerLead']): string {
    const { words } = this;
    const known = months.flatMap(({ month, costPerLead: cost }) => (cost === null ? [] : [{ month, cost }]));
    const now = known.at(-1);
    if (!now) return this.none('costPerLead');
    const before = monthBefore(known, now.month);
    return words.costPerLead(shortText(now.cost, this.language), this.month(now.month)) + this.change(now, before);
  }

  private change(now: { readonly cost: number }, before: { readonly cost: number } | null): string {
    if (!before || before.cost === 0) return '';
    const percent = Math.round((now.cost / before.cost - 1) * 100);
    if (percent === 0) return this.words.same;
    const text = `${numberText(Math.abs(percent), this.language)} %`;
    return percent > 0 ? this.words.above(text) : this.words.below(text);
  }

  spend(months: Findings['spend']): string {
    const { words } = this;
    const now = months.at(-1);
    if (!now) return this.none('spend');
    const before = monthBefore(months, now.month);
    const said = words.spend(this.month(now.month), shortText(now.spend, this.language), this.count(now.sales));
    return before ? said + words.before(this.count(before.sales)) : said;
  }

  roi(channels: Findings['roi']): string {
    const { words, language } = this;
    const [best] = channels;
    const worst = channels.at(-1);
    if (!best || !worst) return this.none('roi');
    const said = ({ channel, roi }: typeof best) => `${channel} ${numberText(roi, language, 1)}`;
    const start = `ROI ${words.since(this.month(best.from))}: ${said(best)}`;
    return best === worst ? start : `${start} ${words.highest}, ${said(worst)} ${words.lowest}`;
  }

  funnel(regions: Findings['funnel']): string {
    const { words, language } = this;
    const [first] = regions;
    if (!first) return this.none('funnel');
    const sum = (step: Step) => regions.reduce((total, region) => total + region[step], 0);
    const share = shareText(sum('sold'), sum('leads'), language);
    const said = words.funnel(this.count(sum('leads')), words.since(this.month(first.from)), share);
    const judged = regions.filter(({ leads }) => leads >= LEADS_TO_JUDGE);
    const [least] = [...judged].sort((a, b) => a.sold / a.leads - b.sold / b.leads);
    if (!least || judged.length < 2) return said;
    return said + words.least(least.region, shareText(least.sold, least.leads, language));
  }

  rated(which: 'best' | 'last', [first]: readonly Rated[]): string {
    if (!first) return this.none(which);
    return this.words[which](this.month(first.month), first.name, this.count(first.points));
  }

  private none(which: keyof Findings): string {
    return `${SUBJECTS[which]}: ${this.words.none}`;
  }

  private month(at: number): string {
    return monthText(workbookDay(at), this.language);
  }

  private count(value: number): string {
    return numberText(value, this.language, Number.isInteger(value) ? 0 : 1);
  }
}

function monthBefore<T extends { readonly month: number }>(months: readonly T[], at: number): T | null {
  const number = (each: number) => monthOfDay(workbookDay(each));
  return months.find(({ month }) => number(month) === number(at) - 1) ?? null;
}
