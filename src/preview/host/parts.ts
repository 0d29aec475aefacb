/** What the build hands to `boot`. */

export interface WindowConfig {
  navigationBarTitleText?: string;
  navigationBarBackgroundColor?: string;
  navigationBarTextStyle?: 'black' | 'white';
  navigationStyle?: 'default' | 'custom';
  backgroundColor?: string;
  enablePullDownRefresh?: boolean;
  onReachBottomDistance?: number;
  disableScroll?: boolean;
}

export interface TabItem {
  pagePath: string;
  text: string;
  iconPath?: string;
  selectedIconPath?: string;
}

export interface AppConfig {
  window?: WindowConfig;
  tabBar?: { color?: string; selectedColor?: string; backgroundColor?: string; list: TabItem[] };
  usingComponents?: Record<string, string>;
  [name: string]: unknown;
}

export interface ComponentPart {
  path: string;
  isPage: boolean;
  json: WindowConfig & Record<string, unknown>;
  scope: string | null;
  css: string;
  load: () => unknown;
}

export interface Parts {
  app: AppConfig;
  /** Every page; the first is the home page. */
  routes: string[];
  /** File of the mini-program, with a slash in front → URL. */
  assets: Record<string, string>;
  appCss: string;
  templates: Record<string, unknown>;
  loadApp: () => unknown;
  components: ComponentPart[];
}
