/** The app's transport: the device core, through the shell. The only file that knows of Tauri. */
import { invoke } from '@tauri-apps/api/core';
import { listen } from '@tauri-apps/api/event';
import { ProblemError, isProblem, type Transport } from './transport';

export const transport: Transport = {
  can: { device: true },

  async call(operation, input) {
    try {
      return await invoke('call', { operation, input });
    } catch (thrown) {
      throw new ProblemError(isProblem(thrown) ? thrown : { code: 'internal' });
    }
  },

  onChange(changed) {
    const listening = listen('changed', changed);
    return () => void listening.then((stop) => stop());
  }
};
