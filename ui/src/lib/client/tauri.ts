/** The app's transport: the device core, through the shell. The only file that knows of Tauri. */
import { invoke } from '@tauri-apps/api/core';
import { listen } from '@tauri-apps/api/event';
import { ProblemError, isProblem, type Transport } from './transport';

/** Nothing is called before arrivals are heard of: the first call tells the shell that they are. */
let hearing: Promise<unknown> = Promise.resolve();

export const transport: Transport = {
  can: { device: true },

  async call(operation, input) {
    try {
      await hearing;
      return await invoke('call', { operation, input });
    } catch (thrown) {
      throw new ProblemError(isProblem(thrown) ? thrown : { code: 'internal' });
    }
  },

  onChange(changed) {
    const listening = listen('changed', changed);
    return () => void listening.then((stop) => stop());
  },

  onArrive(arrived) {
    const listening = listen('arrive', arrived);
    hearing = listening;
    return () => void listening.then((stop) => stop());
  }
};
