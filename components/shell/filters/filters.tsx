"use client";
import { useQuery } from "@tanstack/react-query";
import { Boxes, Layers, Server } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { MultiSelect } from "@/components/ui/multi-select";
import { filterQueries } from "@/lib/client/filters.queries";
import { serviceQueries } from "@/lib/client/services.queries";
import { useViewState } from "@/lib/client/url/use-view-state";
import { ListNotice } from "./list-notice";

/** Environment, service and instance of the view. Lists are asked for when they are opened first. */
export function Filters({ wide }: { wide?: boolean }) {
  const t = useTranslations("filters");
  const [view, update] = useViewState();
  const look = wide ? "w-full max-w-none" : "";
  return (
    <>
      <ValuesFilter
        kind="environments"
        label={t("environment")}
        allLabel={t("allEnvironments")}
        value={view.env ? [view.env] : []}
        onChange={([env]) => update({ env: env ?? null })}
        icon={<Layers aria-hidden className="text-ink-3" />}
        className={look}
        single
      />
      <ServiceFilter label={t("service")} allLabel={t("allServices")} className={look} />
      <ValuesFilter
        kind="instances"
        label={t("instance")}
        allLabel={t("allInstances")}
        value={view.instance}
        onChange={(instance) => update({ instance })}
        icon={<Server aria-hidden className="text-ink-3" />}
        className={look}
      />
    </>
  );
}

type FilterProps = { label: string; allLabel: string; className: string };

function ServiceFilter({ label, allLabel, className }: FilterProps) {
  const [view, update] = useViewState();
  // A chosen service must show its name, not its key: then the list is needed at once.
  const [opened, setOpened] = useState(false);
  const query = useQuery({ ...serviceQueries.list(), enabled: opened || view.service.length > 0 });
  const options = (query.data?.items ?? []).map(({ key, name, team }) => ({ value: key, label: name, hint: team }));
  return (
    <MultiSelect
      label={label}
      allLabel={allLabel}
      options={options}
      value={view.service}
      // An instance belongs to a service: kept, it would silently empty every panel of another one.
      onChange={(service) => update({ service, instance: null })}
      onOpen={() => setOpened(true)}
      icon={<Boxes aria-hidden className="text-ink-3" />}
      className={className}
      notice={options.length === 0 && <ListNotice query={query} />}
    />
  );
}

type ValuesFilterProps = FilterProps & {
  kind: "instances" | "environments";
  value: readonly string[];
  onChange: (value: readonly string[]) => void;
  icon: ReactNode;
  single?: boolean;
};

function ValuesFilter({ kind, ...select }: ValuesFilterProps) {
  const [view] = useViewState();
  const [opened, setOpened] = useState(false);
  const scope = { service: view.service, source: view.source };
  const query = useQuery({ ...filterQueries.values(kind, scope), enabled: opened });
  const options = (query.data?.items ?? []).map((value) => ({ value, label: value }));
  return (
    <MultiSelect
      {...select}
      options={options}
      onOpen={() => setOpened(true)}
      notice={options.length === 0 && <ListNotice query={query} />}
    />
  );
}
