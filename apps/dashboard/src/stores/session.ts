import { contract, type Me } from '@tidu/contract';
import { defineStore } from 'pinia';
import { ref } from 'vue';
import { ask } from '../api.js';

/** Who is signed in; null when nobody is. */
export const useSession = defineStore('session', () => {
  const me = ref<Me | null>(null);
  let asked = false;

  /** Asks once a page load whether the browser's cookie is still good. */
  async function restore(): Promise<Me | null> {
    if (!asked) {
      me.value = await ask(contract.session.read, {}).catch(() => null);
      asked = true;
    }
    return me.value;
  }

  async function signIn(login: string, password: string): Promise<void> {
    me.value = await ask(contract.session.open, { login, password });
    asked = true;
  }

  /** @throws ApiError when the old password is wrong or the new one is refused */
  async function changePassword(current: string, next: string): Promise<void> {
    me.value = await ask(contract.session.changePassword, { current, next });
  }

  async function signOut(): Promise<void> {
    // Whoever leaves is nobody from here on: an answer that still comes back refused is no session that lapsed.
    me.value = null;
    await ask(contract.session.close, {}).catch(() => null);
  }

  /** The server no longer knows this session. */
  function lapse(): void {
    me.value = null;
  }

  return { me, restore, signIn, changePassword, signOut, lapse };
});
