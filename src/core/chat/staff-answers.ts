/** The Answers tab: which rows can be used, what is wrong with the others, and which of them answers a message. */
import type { AnswerRow } from '../../tables/catalogue.ts';
import { workbookDay } from '../lib/time.ts';
import { textProblem } from '../messages/catalogue.ts';
import { aliasesOf } from '../understanding/knowledge.ts';
import { TOPICS } from '../understanding/topics.ts';

export interface Answer {
  readonly topic: string;
  /** In plain spelling (see `plain`); empty when the topic alone decides. */
  readonly words: readonly string[];
  readonly id: string;
  readonly en: string;
  /** The last day, or null. */
  readonly lastDay: number | null;
}

const LONGEST = 700;
const PLACEHOLDERS = ['name', 'brand', 'model'];

/** Usable rows, and a sentence for staff per row, '' where all is well. */
export function readAnswers(rows: readonly AnswerRow[]): { answers: readonly Answer[]; problems: readonly string[] } {
  const answers: Answer[] = [];
  const seen = new Set<string>();
  const problems = rows.map((row) => {
    const topic = row.topic.trim().toLowerCase();
    const isBlank = row.id.trim() === '' && row.en.trim() === '';
    if (topic === '' && isBlank && row.words.trim() === '') return '';
    const problem = problemOf(row, topic, seen);
    seen.add(topic);
    if (problem !== '' || isBlank) return problem;
    const lastDay = row.validUntil === null ? null : workbookDay(row.validUntil);
    answers.push({
      topic,
      words: aliasesOf(row.words),
      id: row.id.trim() || row.en.trim(),
      en: row.en.trim() || row.id.trim(),
      lastDay,
    });
    return '';
  });
  return { answers, problems };
}

function problemOf({ words, id, en }: AnswerRow, topic: string, seen: ReadonlySet<string>): string {
  if (topic === '') return 'No topic: the row is not in use.';
  if (seen.has(topic)) return `The topic "${topic}" stands in a row above: that one is in use.`;
  const isKnown = TOPICS.some((each) => each === topic && each !== 'other');
  if (!isKnown && aliasesOf(words).length === 0)
    return 'No words: nobody can ask it. Write what customers say, with commas.';
  return copyProblem('id', id) || copyProblem('en', en);
}

function copyProblem(language: string, text: string): string {
  const problem = textProblem(text, PLACEHOLDERS, LONGEST);
  return problem ? `${language}: ${problem}` : '';
}

/** `said`: the message in plain spelling, see `plain`. Rows with matching words come first, then rows for the topic. */
export function findAnswer(
  answers: readonly Answer[],
  asked: { topic: string; said: string; nowMs: number },
): Answer | null {
  const valid = answers.filter(({ lastDay }) => lastDay === null || workbookDay(asked.nowMs) <= lastDay);
  const isSaid = (words: readonly string[]) => words.some((word) => ` ${asked.said} `.includes(` ${word} `));
  return valid.find(({ words }) => isSaid(words)) ?? valid.find(({ topic }) => topic === asked.topic) ?? null;
}
