"use client";
import { ChartLine, CodeXml, EllipsisVertical, Table2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Menu, MenuItem } from "@/components/ui/dropdown-menu";
import type { PanelDef } from "@/lib/catalog/types";
import { usePanelSurroundings } from "./panel-context";
import { QueryDialog } from "./query-dialog";

type PanelMenuProps = { def: PanelDef; asTable: boolean; onAsTable: ((asTable: boolean) => void) | undefined };

/** What else one can do with a panel. */
export function PanelMenu({ def, asTable, onAsTable }: PanelMenuProps) {
  const t = useTranslations("panel");
  const { context } = usePanelSurroundings();
  const [queryOpen, setQueryOpen] = useState(false);
  return (
    <>
      <Menu
        trigger={
          <Button variant="ghost" size="icon" aria-label={t("menu", { title: def.title[context.locale] })}>
            <EllipsisVertical aria-hidden />
          </Button>
        }
      >
        <MenuItem onSelect={() => setQueryOpen(true)}>
          <CodeXml aria-hidden />
          {t("showQuery")}
        </MenuItem>
        {onAsTable && (
          <MenuItem onSelect={() => onAsTable(!asTable)}>
            {asTable ? <ChartLine aria-hidden /> : <Table2 aria-hidden />}
            {asTable ? t("showChart") : t("showTable")}
          </MenuItem>
        )}
      </Menu>
      {queryOpen && <QueryDialog def={def} onClose={() => setQueryOpen(false)} />}
    </>
  );
}
