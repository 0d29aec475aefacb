import { createApp } from 'vue';
import 'tdesign-vue-next/es/style/index.css';
import './styles/base.css';
import App from './app.vue';
import { router } from './router';
import { loadMe } from './state/me';
import { listenForLostSessions } from './state/sign-in-prompt';
import { readArrival } from './state/sign-on';

readArrival();
listenForLostSessions();
void loadMe();
createApp(App).use(router).mount('#app');
