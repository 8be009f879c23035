/** What the money picture is given, and what it is before it has pixels. */
import type { ChartHead } from '../types.ts';
import type { Shown } from '../unit.ts';

export interface MoneyFlowsData extends ChartHead {
  companies: { id: string; label: string; sector: string }[];
  /** One per payer and payee (several are added up); amounts in `unit`, zero or positive. `origins`: share of the amount by ultimate origin. */
  flows: { from: string; to: string; value: number; label?: string; origins?: Record<string, number> }[];
  sectors: { id: string; label: string }[];
  /** Names of the origins, in the order of their colours. */
  origins?: { id: string; label: string }[];
  /** Colour by the payer's sector, or by where the money came from in the end. */
  colourBy?: 'payer' | 'origin';
  /**
   * Sectors at the edge of the system (lenders, investors, the rest of the economy): what they pay starts at the left, what
   * they get ends in a column of its own at the right, and what they pay each other is not drawn.
   */
  edges?: { sectors: string[]; label: string };
  /** Return lanes drawn; the smaller ones are in the table only. 8 if left out. */
  mostLanes?: number;
  /** Sectors that share a column; one column per sector if left out. */
  columns?: { label: string; sectors: string[] }[];
  /** Keep the columns in the order given; otherwise the order with least money running backwards is found. */
  keepOrder?: boolean;
  /** Companies drawn by name in each column; the rest are added up. 6 if left out. */
  perColumn?: number;
  /** Flows below this share of the largest are left out of the picture (not of the table). 0.004 if left out. */
  least?: number;
  /** This company's flows stand out. */
  highlight?: string;
}

export interface FlowNode {
  id: string;
  label: string;
  /** Its group of sectors, in the order asked for; one more for what goes to the edge. */
  group: number;
  /** Colour: that of its own sector also at the right edge. */
  hue: number;
  column: number;
  /** Money in and out, whichever is larger. */
  through: number;
  in: number;
  out: number;
  /** How many companies are added up here. */
  members: number;
}

export interface FlowEdge {
  from: number;
  to: number;
  value: number;
  label: string;
  origins: Record<string, number>;
  /** `forward` runs left to right; `return` runs against the columns and goes below. */
  way: 'forward' | 'return';
  /** Payee's money can reach the payer again. */
  closesLoop: boolean;
}

export interface FlowState {
  nodes: FlowNode[];
  edges: FlowEdge[];
  columns: { label: string; group: number }[];
  total: number;
  returning: number;
  /** Too small to draw. */
  left: { count: number; value: number };
  /** Between companies at the edge. */
  between: { count: number; value: number };
  shown: Shown;
}
