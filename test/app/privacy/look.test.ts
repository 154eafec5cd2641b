import { allTabs, ask, finish, livedThrough, somebodyOf, tracesOf } from './privacy-cast';
test('look', () => {
  const t0 = Date.now();
  const hub = livedThrough(3, 12);
  console.log(Date.now() - t0, Object.fromEntries(Object.entries(allTabs(hub)).filter(([, r]) => r.length > 1).map(([n, r]) => [n, r.length])));
  const who = somebodyOf(hub, 2);
  console.log(who, tracesOf(hub, who.words).length);
  console.log(ask(hub, { act: 'find', whom: who.phone }));
  console.log(ask(hub, { act: 'erase', whom: who.phone }));
  finish(hub);
  console.log(tracesOf(hub, who.words));
  console.log(allTabs(hub)['Audit trail'], hub.deps.properties.getAll());
});
