import { z } from '@hono/zod-openapi';
import { inThree } from '../../platform/http/answers.ts';
import { TextInput } from '../../platform/http/schema.ts';

/** At least ten characters of three kinds; GB/T 22239 asks for complexity, the length is ours. */
export const PasswordInput = z
  .string()
  .min(10)
  .max(128)
  .refine(
    (text) => [/[a-z]/, /[A-Z]/, /\d/, /[^A-Za-z0-9]/].filter((kind) => kind.test(text)).length >= 3,
    inThree(
      '须含大写字母、小写字母、数字、符号中的至少三种',
      '대문자, 소문자, 숫자, 기호 중 세 가지 이상을 포함해야 합니다',
      'must mix three of: upper case, lower case, digits, symbols',
    ),
  );

export const SlugInput = z
  .string()
  .min(2)
  .max(40)
  .regex(
    /^[a-z][a-z0-9-]*[a-z0-9]$/,
    inThree(
      '只能用小写字母、数字和连字符，以字母开头',
      '소문자, 숫자, 하이픈만 사용하고 문자로 시작해야 합니다',
      'takes lower-case letters, digits and hyphens, starting with a letter',
    ),
  )
  .openapi({ example: 'yanji' });

export const SignUpInput = z
  .strictObject({
    slug: SlugInput,
    name: TextInput(60).openapi({ example: '延吉市' }),
    divisionCode: z
      .string()
      .regex(/^\d{6}$/)
      .openapi({ example: '222401' }),
    administrator: z.strictObject({ name: TextInput(60), email: z.email().max(254), password: PasswordInput }),
  })
  .openapi('SignUp');

export const CityAnswer = z
  .object({
    id: z.string(),
    slug: z.string(),
    name: z.string(),
    divisionCode: z.string(),
    streets: z.int(),
    communities: z.int(),
  })
  .openapi('City');

const Division = z.object({ code: z.string(), name: z.string() });

export const DivisionListAnswer = z.object({ items: z.array(Division) }).openapi('DivisionList');

export const DivisionAnswer = z
  .object({
    code: z.string(),
    name: z.string(),
    items: z.array(Division.extend({ communities: z.int().optional() })),
  })
  .openapi('Division');
