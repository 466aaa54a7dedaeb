import { Component, type ReactNode } from 'react';
import { Failure } from './Failure.tsx';

interface State {
  error: unknown;
  failed: boolean;
}

/** Keeps the failure of one part of a page from taking the rest with it. (React offers this only as a class.) */
export class ErrorBoundary extends Component<{ children: ReactNode }, State> {
  override state: State = { error: null, failed: false };

  static getDerivedStateFromError(error: unknown): State {
    return { error, failed: true };
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    return <Failure error={this.state.error} onRetry={() => this.setState({ error: null, failed: false })} />;
  }
}
