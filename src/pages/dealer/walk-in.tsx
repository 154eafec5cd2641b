/** A form of four fields for a customer at the dealer's, who becomes the rep's lead. */
import { Dialog } from '../shared/dialog.tsx';
import { Choice, Field, useDraftForm } from './form.tsx';
import { act, busy, home } from './state.ts';
import { w } from './words.ts';

export function WalkIn({ onClose }: { readonly onClose: () => void }) {
  const form = useDraftForm('walk-in', {});
  const { values } = form;
  const models = (home.value?.models ?? []).map(({ id, name }) => [id, name] as const);
  const save = async (event: Event): Promise<void> => {
    event.preventDefault();
    const text = (name: string) => values[name] ?? '';
    const intent = (['TEST_RIDE', 'SERVICE'] as const).find((each) => each === text('intent')) ?? 'BUY';
    const action = { do: 'walk-in', intent, modelId: text('modelId'), name: text('name'), phone: text('phone'), note: text('note') } as const; // biome-ignore format: one action
    if (!(await act(action, w('walkInDone')))) return;
    form.clear();
    onClose();
  };
  return (
    <Dialog title={w('walkInTitle')} closeWord={w('close')} onClose={onClose}>
      <form class="form" onSubmit={(event) => void save(event)}>
        <Field form={form} name="name" label="name" required most={100} />
        <Field form={form} name="phone" label="phone" type="tel" inputMode="tel" required most={40} />
        <Choice
          form={form}
          name="intent"
          label="wish"
          options={[
            ['BUY', w('BUY')],
            ['TEST_RIDE', w('TEST_RIDE')],
            ['SERVICE', w('SERVICE')],
          ]}
        />
        <Choice form={form} name="modelId" label="model" options={[['', w('anyModel')], ...models]} />
        <Field form={form} name="note" label="note" most={500} />
        <button type="submit" class="button primary wide" aria-disabled={busy.value !== ''}>
          {busy.value === '' ? w('save') : w('saving')}
        </button>
      </form>
    </Dialog>
  );
}
