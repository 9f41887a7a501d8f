import '@fontsource-variable/noto-sans-sc';
import './styles/tokens.css';
import './styles/base.css';
import { createPinia } from 'pinia';
import { createApp } from 'vue';
import { z } from 'zod';
import App from './App.vue';
import { router } from './router.js';

// The page forbids code made from text; zod would try that once to see whether it may.
z.config({ jitless: true });

createApp(App).use(createPinia()).use(router).mount('#app');
