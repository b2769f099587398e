import { Stack } from 'aws-cdk-lib';
import { CfnDashboard } from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import { httpUnits } from '../../layers/http/units.ts';
import { machineNames, type Names, queueNames } from '../deployment/names.ts';
import { eventUnits } from '../units/event-units.ts';

type Metric = readonly [namespace: string, name: string, ...dimensions: string[]];

/** One page that tells whether the service is well. */
export class Dashboard extends Construct {
  constructor(scope: Construct, names: Names) {
    super(scope, 'dashboard');
    const functions = [...httpUnits.map(({ name }) => name), ...eventUnits.map(({ id }) => id)];
    const perFunction = (metric: string): Metric[] =>
      functions.map((id) => ['AWS/Lambda', metric, 'FunctionName', names.function(id)]);
    const api = (metric: string): Metric => [
      'AWS/ApiGateway',
      metric,
      'ApiName',
      names.prefix,
      'Stage',
      'main',
    ];
    const graphs = [
      graph(names, 'Requests and faults', 'Sum', ['Count', '4XXError', '5XXError'].map(api)),
      graph(names, 'Latency, 95th percentile', 'p95', [api('Latency')]),
      graph(names, 'Function errors', 'Sum', perFunction('Errors')),
      graph(names, 'Function duration, 95th percentile', 'p95', perFunction('Duration')),
      graph(
        names,
        'Waiting messages',
        'Maximum',
        queueNames.flatMap((queue): Metric[] => [
          ['AWS/SQS', 'ApproximateNumberOfMessagesVisible', 'QueueName', names.queue(queue)],
          [
            'AWS/SQS',
            'ApproximateNumberOfMessagesVisible',
            'QueueName',
            names.queue(names.deadLetterName(queue)),
          ],
        ]),
      ),
      graph(
        names,
        'Completions and erasures',
        'Sum',
        machineNames.flatMap((machine): Metric[] =>
          ['ExecutionsSucceeded', 'ExecutionsFailed'].map(
            (metric): Metric => ['AWS/States', metric, 'StateMachineArn', names.machineArn(machine)],
          ),
        ),
      ),
    ];
    const widgets = graphs.map((properties, index) => ({
      type: 'metric',
      x: (index % 2) * 12,
      y: Math.floor(index / 2) * 6,
      width: 12,
      height: 6,
      properties,
    }));
    new CfnDashboard(this, 'page', {
      dashboardName: names.prefix,
      dashboardBody: Stack.of(this).toJsonString({ widgets }),
    });
  }
}

const graph = (names: Names, title: string, stat: string, metrics: readonly Metric[]) => ({
  title,
  region: names.region,
  stat,
  period: 300,
  view: 'timeSeries',
  metrics,
});
