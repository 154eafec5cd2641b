/**
 * Which phones are in view: one customer, and three places that begin with reps and take anybody. Phones of reps that ring
 * come forward by themselves.
 */
import { computed, effect, signal } from '@preact/signals';
import { get } from '../data/api';
import { onTopic } from '../data/live';
import type { PhoneList, Rep, Story } from '../data/types';

const REP_SLOTS = 3;

export const people = signal<PhoneList | null>(null);
export const peopleError = signal<string | null>(null);
export const story = signal<Story | null>(null);
export const customerId = signal<string | null>(null);
/** Numbers of the others in view, reps or customers; pinned ones stay when others ring. */
export const repSlots = signal<readonly { readonly id: string; readonly pinned: boolean }[]>([]);
/** On a narrow screen one rep at a time. */
export const repInFront = signal(0);

export const unread = computed(() => new Map(people.value?.active.map(({ id, unread: count }) => [id, count]) ?? []));
export const lastAt = computed(() => new Map(people.value?.active.map(({ id, lastAt: at }) => [id, at]) ?? []));

export async function loadPeople(): Promise<void> {
  try {
    const next = await get<PhoneList>('/local/phones');
    const before = people.value;
    people.value = next;
    peopleError.value = null;
    if (customerId.value === null || !next.customers.some(({ number }) => number === customerId.value)) {
      customerId.value = next.customers[0]?.number ?? null;
    }
    const everybody = [...next.reps, ...next.customers];
    const known = repSlots.value.filter(({ id }) => everybody.some(({ number }) => number === id));
    if (known.length < REP_SLOTS) repSlots.value = fill(known, next.reps);
    if (before) bringForward(before, next);
  } catch (error) {
    peopleError.value = error instanceof Error ? error.message : String(error);
  }
}

export function showRep(slot: number, id: string): void {
  repSlots.value = repSlots.value.map((each, index) => (index === slot ? { id, pinned: true } : each));
}

export function togglePin(slot: number): void {
  repSlots.value = repSlots.value.map((each, index) => (index === slot ? { ...each, pinned: !each.pinned } : each));
}

/** Empty slots get reps of different dealers. */
function fill(slots: readonly { id: string; pinned: boolean }[], reps: readonly Rep[]) {
  const taken = new Set(slots.map(({ id }) => reps.find(({ number }) => number === id)?.dealerId));
  const filled = [...slots];
  for (const rep of reps) {
    if (filled.length >= REP_SLOTS) break;
    if (taken.has(rep.dealerId)) continue;
    taken.add(rep.dealerId);
    filled.push({ id: rep.number, pinned: false });
  }
  return filled;
}

/** A phone that just got a message takes the place of the one that was quiet longest. */
function bringForward(before: PhoneList, next: PhoneList): void {
  // While the story plays, it decides who is in view.
  if (story.value?.state === 'playing' && story.value.reps.length > 0) return;
  const old = new Map(before.active.map(({ id, messages }) => [id, messages]));
  const isRep = new Set(next.reps.map(({ number }) => number));
  const ringing = next.active.filter(({ id, messages }) => isRep.has(id) && messages > (old.get(id) ?? 0));
  const times = new Map(next.active.map(({ id, lastAt: at }) => [id, at]));
  for (const { id } of ringing) {
    const slots = repSlots.value;
    if (slots.some((slot) => slot.id === id)) continue;
    const free = slots
      .filter((slot) => !slot.pinned && !isInUse(slot.id) && !ringing.some((each) => each.id === slot.id))
      .sort((one, other) => (times.get(one.id) ?? 0) - (times.get(other.id) ?? 0))[0];
    if (free) repSlots.value = slots.map((slot) => (slot === free ? { id, pinned: false } : slot));
  }
}

/** Somebody writes on it, or has begun to: it is not taken from under their hands. */
function isInUse(id: string): boolean {
  const phone = document.querySelector(`[data-phone="${CSS.escape(id)}"]`);
  return phone !== null && (phone.contains(document.activeElement) || phone.querySelector('textarea')?.value !== '');
}

function followStory(next: Story): void {
  const before = story.value;
  story.value = next;
  if (next.customer !== null && next.customer !== before?.customer) customerId.value = next.customer;
  if (next.reps.length > 0 && next.reps.join() !== before?.reps.join()) {
    const rest = repSlots.value.filter(({ id }) => !next.reps.includes(id));
    const shown = next.reps.slice(0, REP_SLOTS).map((id) => ({ id, pinned: false }));
    repSlots.value = [...shown, ...rest].slice(0, REP_SLOTS);
    repInFront.value = 0;
  }
  const front = repSlots.value.findIndex(({ id }) => id === next.front);
  if (front >= 0) repInFront.value = front;
}

export function startStage(): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const soon = (): void => {
    if (timer !== undefined) return;
    timer = setTimeout(() => {
      timer = undefined;
      void loadPeople();
    }, 120);
  };
  onTopic('phones', soon);
  // Reps are edited in their tab: look again, but not at every change of a busy sheet.
  let slow: ReturnType<typeof setTimeout> | undefined;
  onTopic('sheets', () => {
    if (slow !== undefined) return;
    slow = setTimeout(() => {
      slow = undefined;
      void loadPeople();
    }, 2000);
  });
  onTopic('reset', () => {
    people.value = null;
    customerId.value = null;
    repSlots.value = [];
    void loadPeople();
  });
  onTopic('story', (data) => followStory(data as Story));
  void loadPeople();
  void get<Story>('/local/story').then(followStory, () => undefined);
  effect(() => {
    const name = people.value?.customers.find(({ number }) => number === customerId.value)?.name;
    document.title = name ? `${name} · Dealer Hub, local` : 'Dealer Hub, local';
  });
}
