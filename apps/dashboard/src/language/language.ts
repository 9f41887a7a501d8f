import type { Names } from '@tidu/contract';
import { defineStore } from 'pinia';
import { computed, ref, watchEffect } from 'vue';
import { nameIn } from '../region-name.js';
import { LANGUAGES, MESSAGES, type Language } from './messages.js';

const STORAGE_KEY = 'tidu-language';

/** The language of the page: chosen once, kept in this browser, never in the address that is sent to a colleague. */
export const useLanguage = defineStore('language', () => {
  const language = ref<Language>(remembered());
  const text = computed(() => MESSAGES[language.value]);
  watchEffect(() => {
    document.documentElement.lang = language.value === 'zh' ? 'zh-CN' : 'en';
  });

  function choose(next: Language): void {
    language.value = next;
    try {
      localStorage.setItem(STORAGE_KEY, next);
    } catch {
      // A browser that keeps nothing still switches for this visit.
    }
  }

  /** A name in the chosen language; Chinese where nobody has given another. */
  const nameOf = (names: Names): string => nameIn(names, language.value);

  return { language, text, choose, nameOf };
});

function remembered(): Language {
  try {
    const kept = localStorage.getItem(STORAGE_KEY);
    return LANGUAGES.find(language => language === kept) ?? 'zh';
  } catch {
    return 'zh';
  }
}
