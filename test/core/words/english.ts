/** Menus, tabs and codes have their English names in every workbook. */
const NAMES =
  /Set up or repair|Set up|TRADE-IN|Held back|Raw telemetry|Dead letters|Unit events|CRM sync|Version history/g;
/** Words that no sentence of English does without, and that are none of Bahasa Indonesia. */
const ENGLISH =
  /\b(the|is|are|was|were|has|have|had|not|no(?!\.)|and|or|of|to|this|that|its|it|by|for|from|with|without|in|on|at|than|who|nobody|somebody|cannot|may|must|more|most|before|after|again)\b/i;

export function isEnglish(text: string): boolean {
  return ENGLISH.test(text.replace(NAMES, ''));
}

/** Lines of what somebody reads that are English. */
export function englishIn(text: string): string[] {
  return text.split('\n').filter(isEnglish);
}
