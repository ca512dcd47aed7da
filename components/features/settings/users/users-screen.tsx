"use client";
import { useQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/states";
import { Cell, Head, HeadCell, Row, Table } from "@/components/ui/table";
import { userQueries } from "@/lib/client/users.queries";
import type { User } from "@/lib/contracts/users";
import { ListStates } from "../shared/list-states";
import { RoleBadge } from "../shared/role-badge";
import { Section } from "../shared/section";
import { When } from "../shared/when";
import { UserActions } from "./user-actions";

const CreateUserDialog = dynamic(() => import("./create-user-dialog").then((module) => module.CreateUserDialog), {
  ssr: false,
});

/** Who may sign in, and what they may do. `selfId`: oneself, who cannot be locked out by mistake. */
export function UsersScreen({ selfId }: { selfId: string }) {
  const t = useTranslations("settings.users");
  const query = useQuery(userQueries.list());
  const [creating, setCreating] = useState(false);
  return (
    <Section
      title={t("title")}
      description={t("description")}
      action={
        <Button variant="primary" onClick={() => setCreating(true)}>
          <Plus aria-hidden />
          {t("add")}
        </Button>
      }
    >
      <ListStates query={query} isEmpty={({ items }) => items.length === 0} empty={<EmptyState title={t("none")} />}>
        {({ items }) => (
          <Table label={t("title")}>
            <Head>
              <HeadCell>{t("person")}</HeadCell>
              <HeadCell>{t("role")}</HeadCell>
              <HeadCell>{t("status")}</HeadCell>
              <HeadCell>{t("lastSeen")}</HeadCell>
              <HeadCell>
                <span className="sr-only">{t("actions")}</span>
              </HeadCell>
            </Head>
            <tbody>
              {items.map((user) => (
                <UserRow key={user.id} user={user} isSelf={user.id === selfId} />
              ))}
            </tbody>
          </Table>
        )}
      </ListStates>
      {creating && <CreateUserDialog onClose={() => setCreating(false)} />}
    </Section>
  );
}

function UserRow({ user, isSelf }: { user: User; isSelf: boolean }) {
  const t = useTranslations("settings.users");
  return (
    <Row>
      <Cell>
        <div className="font-medium">
          {user.name} {isSelf && <span className="font-normal text-ink-3">{t("you")}</span>}
        </div>
        <div className="text-sm text-ink-2">{user.email}</div>
      </Cell>
      <Cell>
        <RoleBadge role={user.role} />
      </Cell>
      <Cell>
        <span className="flex flex-wrap gap-1">
          <Badge tone={user.disabledAt ? "warn" : "ok"}>{user.disabledAt ? t("disabled") : t("active")}</Badge>
          {user.demo && <Badge tone="info">{t("demo")}</Badge>}
          {!user.hasPassword && <Badge icon={false}>{t("noPassword")}</Badge>}
        </span>
      </Cell>
      <Cell className="text-ink-2">{user.lastSeenAt ? <When at={user.lastSeenAt} relative /> : t("never")}</Cell>
      <Cell className="text-right">
        <UserActions user={user} isSelf={isSelf} />
      </Cell>
    </Row>
  );
}
