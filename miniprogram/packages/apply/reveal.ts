/** Brings the field with a fault into view. The element is looked for inside the component that draws it. */
interface Drawn {
  createSelectorQuery(): WechatMiniprogram.SelectorQuery;
}

/** Room above the field, in px, so that its label is seen. */
const ABOVE = 24;

export function reveal(component: Drawn, id: string): void {
  component
    .createSelectorQuery()
    .select(`#${id}`)
    .boundingClientRect()
    .selectViewport()
    .scrollOffset()
    .exec((found: ({ top?: number; scrollTop?: number } | null)[]) => {
      const [field, view] = found;
      if (field?.top === undefined) return;
      void wx.pageScrollTo({ scrollTop: Math.max(0, field.top + (view?.scrollTop ?? 0) - ABOVE), duration: 200 });
    });
}
