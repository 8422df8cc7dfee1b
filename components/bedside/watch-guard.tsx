'use client';

import { Component, type ReactNode } from 'react';

interface WatchGuardProps {
  onBroken: () => void;
  /** Shown instead of what broke. */
  broken: ReactNode;
  children: ReactNode;
}

/** A page that breaks must not break in silence: nobody would know that nobody watches. */
export class WatchGuard extends Component<WatchGuardProps, { isBroken: boolean }> {
  override state = { isBroken: false };

  static getDerivedStateFromError() {
    return { isBroken: true };
  }

  override componentDidCatch(): void {
    this.props.onBroken();
  }

  override render(): ReactNode {
    return this.state.isBroken ? this.props.broken : this.props.children;
  }
}
