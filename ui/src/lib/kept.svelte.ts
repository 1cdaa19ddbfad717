/** Answers that survive Back and a reload, in this window only. Never for passwords. */

/** What was kept under a name, or the blank answers; every change is kept from now on. */
export function kept<T extends object>(name: string, blank: T): T {
  const text = sessionStorage.getItem(name);
  const answers: T = $state({ ...blank, ...(text ? JSON.parse(text) : {}) });
  $effect.root(() => {
    $effect(() => sessionStorage.setItem(name, JSON.stringify(answers)));
  });
  return answers;
}
