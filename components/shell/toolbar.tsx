"use client";
import { SlidersHorizontal } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { useViewState } from "@/lib/client/url/use-view-state";
import { Filters } from "./filters/filters";
import { RefreshControl } from "./refresh/refresh-control";
import { TimeRangePicker } from "./time/time-range-picker";

/** Title and view controls of a screen that shows data over time; stays in sight while it scrolls. */
export function Toolbar({ title }: { title: string }) {
  const t = useTranslations("shell");
  return (
    <section
      aria-label={t("viewControls")}
      className="sticky top-0 z-20 flex flex-wrap items-center gap-2 border-b border-line bg-bg/95 px-4 py-2 backdrop-blur-sm max-md:static max-md:px-3"
    >
      <h1 className="mr-2 text-lg font-semibold max-md:flex-1">{title}</h1>
      <div className="flex gap-2 max-xl:hidden">
        <Filters />
      </div>
      <FilterSheet />
      <div className="ml-auto flex flex-wrap items-center justify-end gap-2 max-md:w-full">
        <TimeRangePicker />
        <RefreshControl />
      </div>
    </section>
  );
}

/** The filters of narrow screens, with how many are in force on the button. */
function FilterSheet() {
  const t = useTranslations("filters");
  const [open, setOpen] = useState(false);
  const [view, update] = useViewState();
  const count = view.service.length + view.instance.length + (view.env ? 1 : 0);
  return (
    <>
      <Button className="xl:hidden" onClick={() => setOpen(true)} aria-label={t("open", { count })}>
        <SlidersHorizontal aria-hidden />
        {t("title")}
        {count > 0 && <span className="rounded-sm bg-active px-1 text-sm">{count}</span>}
      </Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title={t("title")}
        kind="sheet"
        footer={
          <>
            <Button disabled={count === 0} onClick={() => update({ service: null, instance: null, env: null })}>
              {t("clear")}
            </Button>
            <Button variant="primary" onClick={() => setOpen(false)}>
              {t("done")}
            </Button>
          </>
        }
      >
        <div className="flex flex-col gap-3">
          <Filters wide />
        </div>
      </Dialog>
    </>
  );
}
