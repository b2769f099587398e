import { randomUUID } from 'node:crypto';
import {
  DescribeExecutionCommand,
  GetExecutionHistoryCommand,
  ListExecutionsCommand,
  ListStateMachinesCommand,
  StartExecutionCommand,
} from '@aws-sdk/client-sfn';
import { describe, expect, it } from 'vitest';
import type { machines } from './machines.ts';
import { type MessagingTarget, nameIn } from './messaging-target.ts';

/** What Sigill depends on in Step Functions. */
export function statesContract(target: MessagingTarget): void {
  describe('Step Functions', () => {
    async function run(machine: keyof typeof machines, input: unknown, name: string = randomUUID()) {
      const { executionArn } = await target.sfn.send(
        new StartExecutionCommand({
          stateMachineArn: target.machineArn(machine),
          name,
          input: JSON.stringify(input),
        }),
      );
      const describeIt = () => target.sfn.send(new DescribeExecutionCommand({ executionArn }));
      await expect.poll(async () => (await describeIt()).status, { timeout: 10_000 }).not.toBe('RUNNING');
      const { status, output, error, cause } = await describeIt();
      return { executionArn, status, output: output && JSON.parse(output), error, cause };
    }

    it('shapes input and output by paths', async () => {
      const { output } = await run('shape', { inner: { name: 'a', list: [1, 2] }, other: true }, 'named-run');
      expect(output).toEqual({ here: { fixed: 1, name: 'a', run: 'named-run', deep: { list: 2 } } });
    });

    it.each([
      [{ n: 5 }, 'large'],
      [{ n: 7, s: 'yes' }, 'same'],
      [{ n: 1, s: 'x', t: 'x' }, 'same'],
      [{ n: 1, s: 'x', t: 'y', b: false }, 'other'],
    ])('chooses for %j', async (input, wanted) => {
      expect((await run('choose', input)).output).toBe(wanted);
    });

    it('fails with the name of the error', async () => {
      expect(await run('choose', { missing: 1 })).toMatchObject({ status: 'FAILED', error: 'Wrong' });
    });

    it('runs a map in order, and catches the failure of an item', async () => {
      const { output } = await run('each', { items: ['a', 'b', 'c'], all: 1 });
      expect(output).toEqual(['a', 'b', 'c'].map((value, index) => ({ value, index, all: 1 })));
      const failed = await run('each', { items: ['a', 'bad'], all: 1 });
      expect(failed.output).toMatchObject({
        items: ['a', 'bad'],
        failure: { Error: 'Broken', Cause: 'a bad item' },
      });
    });

    it('takes a name only once', async () => {
      const name = randomUUID();
      await run('choose', { n: 5 }, name);
      await expect(run('choose', { n: 6 }, name)).rejects.toMatchObject({ name: 'ExecutionAlreadyExists' });
    });

    it('tells the history, and lists what ran', async () => {
      const { executionArn } = await run('shape', { inner: { name: 'a', list: [1, 2] } });
      const { events = [] } = await target.sfn.send(new GetExecutionHistoryCommand({ executionArn }));
      expect(events.map(({ type }) => type)).toEqual([
        ...['ExecutionStarted', 'PassStateEntered', 'PassStateExited', 'SucceedStateEntered'],
        ...['SucceedStateExited', 'ExecutionSucceeded'],
      ]);
      expect(events[1]?.stateEnteredEventDetails?.name).toBe('Keep');
      const stateMachineArn = target.machineArn('shape');
      const listed = await target.sfn.send(new ListExecutionsCommand({ stateMachineArn, maxResults: 1000 }));
      expect(listed.executions?.map((one) => one.executionArn)).toContain(executionArn);
      const { stateMachines } = await target.sfn.send(new ListStateMachinesCommand({}));
      expect(stateMachines?.map((one) => one.name)).toEqual(
        expect.arrayContaining(
          (['shape', 'choose', 'each'] as const).map((name) => nameIn(target.machineArn(name), ':')),
        ),
      );
    });

    it('refuses unknown machines and executions, and input that is no JSON', async () => {
      const stateMachineArn = `${target.machineArn('shape')}-no`;
      await expect(target.sfn.send(new StartExecutionCommand({ stateMachineArn }))).rejects.toMatchObject({
        name: 'StateMachineDoesNotExist',
      });
      const executionArn = `${target.machineArn('shape').replace(':stateMachine:', ':execution:')}:nothing`;
      await expect(target.sfn.send(new DescribeExecutionCommand({ executionArn }))).rejects.toMatchObject({
        name: 'ExecutionDoesNotExist',
      });
      const broken = new StartExecutionCommand({ stateMachineArn: target.machineArn('shape'), input: '{' });
      await expect(target.sfn.send(broken)).rejects.toMatchObject({ name: 'InvalidExecutionInput' });
    });
  });
}
