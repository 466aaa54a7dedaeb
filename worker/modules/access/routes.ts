import type { CityContext } from '../../platform/context.ts';
import { withinRate } from '../../platform/http/rate.ts';
import { cityRoute, moduleRouter } from '../../platform/http/route.ts';
import { holdsCityWide } from '../../platform/scope.ts';
import { answer, idParam, jsonBody } from '../../platform/http/schema.ts';
import { assignRole, endRole } from './commands/assignments.ts';
import { createKey, endKey } from './commands/keys.ts';
import { changeOwnPassword } from './commands/password.ts';
import { changeRole } from './commands/roles.ts';
import { disableUser, enableUser, invite, resetPassword } from './commands/users.ts';
import * as schema from './input.ts';
import { sessionToken } from './session.ts';
import { listKeys, listRoles, listUsers, sessionFacts } from './store.ts';

const tags = ['access'];
const reading = { permission: 'access.read' } as const;
const writing = { permission: 'access.write' } as const;
const keyWriting = { permission: 'access.keys.write' } as const;

const session = cityRoute(
  { permission: null },
  {
    method: 'get',
    path: '/session',
    tags,
    summary: '当前登录者、角色与权限',
    responses: { 200: answer(schema.SessionAnswer) },
  },
);

const ownPassword = cityRoute(
  { permission: null },
  {
    method: 'post',
    path: '/access/password',
    tags,
    summary: '修改自己的密码',
    request: { body: jsonBody(schema.OwnPasswordInput) },
    responses: { 200: answer(schema.IdAnswer) },
  },
);

const users = cityRoute(reading, {
  method: 'get',
  path: '/access/users',
  tags,
  summary: '账号列表',
  request: { query: schema.UserListQuery },
  responses: { 200: answer(schema.UserPage) },
});

const inviting = cityRoute(writing, {
  method: 'post',
  path: '/access/users',
  tags,
  summary: '邀请同事，生成一次性初始密码',
  request: { body: jsonBody(schema.InviteInput) },
  responses: { 201: answer(schema.OneTimePasswordAnswer) },
});

const resetting = cityRoute(writing, {
  method: 'post',
  path: '/access/users/{id}/reset-password',
  tags,
  summary: '重置同事的密码',
  request: { params: idParam, body: jsonBody(schema.ResetPasswordInput) },
  responses: { 200: answer(schema.OneTimePasswordAnswer) },
});

const disabling = cityRoute(writing, {
  method: 'post',
  path: '/access/users/{id}/disable',
  tags,
  summary: '停用账号',
  request: { params: idParam, body: jsonBody(schema.ReasonBody) },
  responses: { 200: answer(schema.IdAnswer) },
});

const enabling = cityRoute(writing, {
  method: 'post',
  path: '/access/users/{id}/enable',
  tags,
  summary: '恢复账号',
  request: { params: idParam, body: jsonBody(schema.ReasonBody) },
  responses: { 200: answer(schema.IdAnswer) },
});

const giving = cityRoute(writing, {
  method: 'post',
  path: '/access/users/{id}/assignments',
  tags,
  summary: '授予角色',
  request: { params: idParam, body: jsonBody(schema.AssignInput) },
  responses: { 201: answer(schema.IdAnswer) },
});

const taking = cityRoute(writing, {
  method: 'post',
  path: '/access/assignments/{id}/end',
  tags,
  summary: '收回角色',
  request: { params: idParam, body: jsonBody(schema.ReasonBody) },
  responses: { 200: answer(schema.IdAnswer) },
});

const roles = cityRoute(reading, {
  method: 'get',
  path: '/access/roles',
  tags,
  summary: '角色及其权限',
  responses: { 200: answer(schema.RolesAnswer) },
});

const roleChanging = cityRoute(writing, {
  method: 'put',
  path: '/access/roles/{code}',
  tags,
  summary: '更改角色的权限',
  request: { params: schema.roleParam, body: jsonBody(schema.RoleChangeInput) },
  responses: { 200: answer(schema.RoleChangedAnswer) },
});

const keys = cityRoute(reading, {
  method: 'get',
  path: '/access/keys',
  tags,
  summary: '机器密钥',
  request: { query: schema.KeysQuery },
  responses: { 200: answer(schema.KeyPage) },
});

const keyMaking = cityRoute(keyWriting, {
  method: 'post',
  path: '/access/keys',
  tags,
  summary: '生成机器密钥',
  request: { body: jsonBody(schema.KeyInput) },
  responses: { 201: answer(schema.KeySecretAnswer) },
});

const keyEnding = cityRoute(keyWriting, {
  method: 'post',
  path: '/access/keys/{id}/revoke',
  tags,
  summary: '停用机器密钥',
  request: { params: idParam, body: jsonBody(schema.ReasonBody) },
  responses: { 200: answer(schema.IdAnswer) },
});

const currentSession = async (ctx: CityContext) => {
  const { slug, name, divisionCode, rootUnitId } = ctx.city;
  const facts = await sessionFacts(ctx);
  return {
    city: { slug, name, divisionCode, rootUnitId },
    ...facts,
    permissions: [...ctx.actor.grants.keys()],
    cityWide: [...ctx.actor.grants.keys()].filter((permission) => holdsCityWide(ctx, permission)),
    workerId: ctx.actor.workerId,
  };
};

export const accessRoutes = moduleRouter()
  .openapi(session, async (c) => c.json(await currentSession(c.var.ctx), 200))
  .openapi(ownPassword, async (c) => {
    withinRate(c, 'password');
    const token = await sessionToken(c, c.env, c.var.ctx.city);
    return c.json(await changeOwnPassword(c.var.ctx, c.req.valid('json'), token ?? ''), 200);
  })
  .openapi(users, async (c) => c.json(await listUsers(c.var.ctx, c.req.valid('query')), 200))
  .openapi(inviting, async (c) => c.json(await invite(c.var.ctx, c.req.valid('json')), 201))
  .openapi(resetting, async (c) =>
    c.json(await resetPassword(c.var.ctx, c.req.valid('param').id, c.req.valid('json')), 200),
  )
  .openapi(disabling, async (c) =>
    c.json(await disableUser(c.var.ctx, c.req.valid('param').id, c.req.valid('json').reason), 200),
  )
  .openapi(enabling, async (c) =>
    c.json(await enableUser(c.var.ctx, c.req.valid('param').id, c.req.valid('json').reason), 200),
  )
  .openapi(giving, async (c) => c.json(await assignRole(c.var.ctx, c.req.valid('param').id, c.req.valid('json')), 201))
  .openapi(taking, async (c) =>
    c.json(await endRole(c.var.ctx, c.req.valid('param').id, c.req.valid('json').reason), 200),
  )
  .openapi(roles, async (c) => c.json(await listRoles(c.var.ctx), 200))
  .openapi(roleChanging, async (c) =>
    c.json(await changeRole(c.var.ctx, c.req.valid('param').code, c.req.valid('json')), 200),
  )
  .openapi(keys, async (c) => c.json(await listKeys(c.var.ctx, c.req.valid('query')), 200))
  .openapi(keyMaking, async (c) => c.json(await createKey(c.var.ctx, c.req.valid('json')), 201))
  .openapi(keyEnding, async (c) =>
    c.json(await endKey(c.var.ctx, c.req.valid('param').id, c.req.valid('json').reason), 200),
  );
