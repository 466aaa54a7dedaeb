import { Button, Flex, Input } from 'antd';
import { useId, useState, type ReactNode } from 'react';

const longest = 2_000;

interface SayProps {
  label: string;
  send: string;
  pending: boolean;
  /** Resolves to undefined when it failed: the text then stays. */
  onSend: (text: string) => Promise<unknown>;
  children?: ReactNode;
}

/** A text and what is done with it; Ctrl+Enter sends. */
export function Say({ label, send, pending, onSend, children }: SayProps) {
  const id = useId();
  const [text, setText] = useState('');
  const said = text.trim();
  const act = async () => {
    if (said === '' || pending) return;
    if ((await onSend(said)) !== undefined) setText('');
  };
  return (
    <div>
      <label htmlFor={id}>{label}</label>
      <Input.TextArea
        id={id}
        rows={3}
        maxLength={longest}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void act();
        }}
      />
      <Flex gap={8} wrap align="center" className="facts-bar">
        <Button type="primary" disabled={said === ''} loading={pending} onClick={() => void act()}>
          {send}
        </Button>
        {children}
      </Flex>
    </div>
  );
}
