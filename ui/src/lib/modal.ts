/** A dialog that holds everything else up. Browsers that have none of their own get the same, put together by hand. */

/** Opens it, with the focus in it. */
export function openModal(dialog: HTMLDialogElement | undefined): void {
  if (!dialog || dialog.hasAttribute('open')) return;
  if ('showModal' in dialog) dialog.showModal();
  else openByHand(dialog);
}

/** Closes it: whoever listens for `close` is told. */
export function closeModal(dialog: HTMLDialogElement | undefined): void {
  if (!dialog?.hasAttribute('open')) return;
  if ('close' in dialog) dialog.close();
  else endByHand.get(dialog)?.();
}

const endByHand = new WeakMap<HTMLElement, () => void>();

function openByHand(dialog: HTMLElement) {
  const before = document.activeElement;
  const parts = () => [...dialog.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea')];
  dialog.setAttribute('open', '');
  dialog.setAttribute('role', 'dialog');
  dialog.setAttribute('aria-modal', 'true');
  dialog.classList.add('by-hand');
  parts()[0]?.focus();

  const press = (event: KeyboardEvent) => {
    if (event.key === 'Escape') return end();
    if (event.key !== 'Tab') return;
    const inside = parts();
    const here = inside.findIndex((part) => part === document.activeElement);
    const next = here < 0 ? 0 : here + (event.shiftKey ? -1 : 1);
    event.preventDefault();
    inside[(next + inside.length) % inside.length]?.focus();
  };
  document.addEventListener('keydown', press);

  const end = () => {
    document.removeEventListener('keydown', press);
    endByHand.delete(dialog);
    dialog.removeAttribute('open');
    dialog.dispatchEvent(new Event('close'));
    if (before instanceof HTMLElement) before.focus();
  };
  endByHand.set(dialog, end);
}
