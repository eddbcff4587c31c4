import { FamilienLotse } from "./element";
import { script } from "./script";

const TAG = "familien-lotse";

/** Puts the widget at the end of the page, unless the page has a place for it. */
function appear(): void {
  if (!document.querySelector(TAG)) document.body.append(document.createElement(TAG));
}

// A page that includes the script twice gets one widget.
if (script && !customElements.get(TAG)) {
  customElements.define(TAG, FamilienLotse);
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", appear);
  else appear();
}
