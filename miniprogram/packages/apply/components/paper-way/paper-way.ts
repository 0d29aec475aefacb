/** Where to apply without this program: at the window or by post. */
import { type Agency } from '../../../../api/generated';

Component({
  properties: { agency: { type: Object, value: {} as Partial<Agency> } },
});
