import { ApiObject, Chart, App as StockApp } from 'cdk8s';
import { collect } from '../src/synth/assemble/collect.js';
import { orderCharts } from '../src/synth/assemble/order-charts.js';
import { median, type Row } from './measure.js';

/** Ordering alone: a chain of 100 dependent charts, a diamond of 200 layers, and the chain that stock cdk8s can bear. */
export function benchOrder(): Row[] {
  return [
    { what: 'ordering: a chain of 100 dependent charts', figure: ms(order(chain(100))), target: '< 50 ms' },
    { what: 'ordering: a diamond of 200 layers', figure: ms(order(diamond(200))), target: '< 50 ms' },
    {
      what: 'for comparison: cdk8s, a chain of 7 charts of 10 objects',
      figure: ms(stock(chain(7))),
      target: '',
    },
    { what: 'ordering: the same chain of 7', figure: ms(order(chain(7))), target: '' },
  ];
}

function order(app: StockApp): number {
  return median(
    Array.from({ length: 9 }, () => {
      const started = performance.now();
      orderCharts(collect(app), 'path');
      return performance.now() - started;
    }),
  );
}

function stock(app: StockApp): number {
  const started = performance.now();
  app.synthYaml();
  return performance.now() - started;
}

function chain(length: number): StockApp {
  const app = new StockApp();
  const charts = Array.from({ length }, (_, i) => chartOf(app, i));
  charts.forEach((chart, i) => {
    const next = charts[i + 1];
    if (next) chart.addDependency(next);
  });
  return app;
}

function diamond(layers: number): StockApp {
  const app = new StockApp();
  let above: Chart[] = [];
  for (let layer = 0; layer < layers; layer++) {
    const charts = [chartOf(app, `${layer}-a`), chartOf(app, `${layer}-b`)];
    for (const chart of above) chart.addDependency(...charts);
    above = charts;
  }
  return app;
}

function chartOf(app: StockApp, name: string | number): Chart {
  const chart = new Chart(app, `chart-${name}`);
  for (let i = 0; i < 10; i++) new ApiObject(chart, `o${i}`, { apiVersion: 'v1', kind: 'ConfigMap' });
  return chart;
}

function ms(figure: number): string {
  return `${figure.toFixed(figure < 10 ? 1 : 0)} ms`;
}
