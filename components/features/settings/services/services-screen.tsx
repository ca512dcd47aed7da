"use client";
import { useQuery } from "@tanstack/react-query";
import { Pencil, Plus, Trash2 } from "lucide-react";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/states";
import { Cell, Head, HeadCell, Row, Table } from "@/components/ui/table";
import { serviceQueries } from "@/lib/client/services.queries";
import type { Service } from "@/lib/contracts/services";
import { ListStates } from "../shared/list-states";
import { Section } from "../shared/section";

const ServiceDialog = dynamic(() => import("./service-dialog").then((module) => module.ServiceDialog), { ssr: false });
const DeleteService = dynamic(() => import("./delete-service").then((module) => module.DeleteService), { ssr: false });

type Task = { kind: "add" } | { kind: "edit"; service: Service } | { kind: "delete"; service: Service };

/** The registry: how the series, traces and runbooks of each service are found. */
export function ServicesScreen({ mayEdit }: { mayEdit: boolean }) {
  const t = useTranslations("settings.services");
  const query = useQuery(serviceQueries.list());
  const [task, setTask] = useState<Task | null>(null);
  const close = () => setTask(null);
  const add = mayEdit && (
    <Button variant="primary" onClick={() => setTask({ kind: "add" })}>
      <Plus aria-hidden />
      {t("add")}
    </Button>
  );
  return (
    <Section title={t("title")} description={t("description")} action={add}>
      <ListStates
        query={query}
        isEmpty={({ items }) => items.length === 0}
        empty={<EmptyState title={t("none")}>{t("noneWhy")}</EmptyState>}
      >
        {({ items }) => (
          <Table label={t("title")}>
            <Head>
              <HeadCell>{t("name")}</HeadCell>
              <HeadCell>{t("jobMatcher")}</HeadCell>
              <HeadCell>{t("team")}</HeadCell>
              <HeadCell>{t("tier")}</HeadCell>
              <HeadCell>{t("traceService")}</HeadCell>
              <HeadCell>{t("runbookBase")}</HeadCell>
              {mayEdit && (
                <HeadCell>
                  <span className="sr-only">{t("actions")}</span>
                </HeadCell>
              )}
            </Head>
            <tbody>
              {items.map((service) => (
                <ServiceRow key={service.id} service={service} {...(mayEdit && { onTask: setTask })} />
              ))}
            </tbody>
          </Table>
        )}
      </ListStates>
      {task?.kind === "add" && <ServiceDialog onClose={close} />}
      {task?.kind === "edit" && <ServiceDialog key={task.service.version} service={task.service} onClose={close} />}
      {task?.kind === "delete" && <DeleteService service={task.service} onClose={close} />}
    </Section>
  );
}

function ServiceRow({ service, onTask }: { service: Service; onTask?: (task: Task) => void }) {
  const t = useTranslations("settings.services");
  return (
    <Row>
      <Cell>
        <div className="font-medium">{service.name}</div>
        <div className="font-mono text-sm text-ink-3">{service.key}</div>
      </Cell>
      <Cell className="font-mono text-sm text-ink-2">{service.jobMatcher}</Cell>
      <Cell className="text-ink-2">{service.team}</Cell>
      <Cell className="text-ink-2">{service.tier}</Cell>
      <Cell className="font-mono text-sm text-ink-2">{service.traceService}</Cell>
      <Cell className="max-w-60 truncate text-ink-2">
        {service.runbookBase ? (
          <a href={service.runbookBase} rel="noreferrer" className="underline underline-offset-2 hover:text-ink">
            {service.runbookBase}
          </a>
        ) : (
          "–"
        )}
      </Cell>
      {onTask && (
        <Cell className="text-right whitespace-nowrap">
          <Button
            variant="ghost"
            size="icon"
            aria-label={t("edit", { name: service.name })}
            onClick={() => onTask({ kind: "edit", service })}
          >
            <Pencil aria-hidden />
          </Button>
          <Button
            variant="ghost"
            size="icon"
            aria-label={t("remove", { name: service.name })}
            onClick={() => onTask({ kind: "delete", service })}
          >
            <Trash2 aria-hidden />
          </Button>
        </Cell>
      )}
    </Row>
  );
}
