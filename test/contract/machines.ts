/** State machines that need no function, for the contract of Step Functions. */
export const machines = {
  shape: {
    StartAt: 'Keep',
    States: {
      Keep: {
        Type: 'Pass',
        InputPath: '$.inner',
        Parameters: {
          fixed: 1,
          'name.$': '$.name',
          'run.$': '$$.Execution.Name',
          deep: { 'list.$': '$.list[1]' },
        },
        ResultPath: '$.kept.here',
        OutputPath: '$.kept',
        Next: 'Done',
      },
      Done: { Type: 'Succeed' },
    },
  },
  choose: {
    StartAt: 'Which',
    States: {
      Which: {
        Type: 'Choice',
        Choices: [
          { Variable: '$.missing', IsPresent: true, Next: 'Wrong' },
          {
            And: [
              { Variable: '$.n', NumericGreaterThanEquals: 5 },
              { Not: { Variable: '$.n', NumericEquals: 7 } },
            ],
            Next: 'Large',
          },
          {
            Or: [
              { Variable: '$.s', StringEquals: 'yes' },
              { Variable: '$.s', StringEqualsPath: '$.t' },
            ],
            Next: 'Same',
          },
          { Variable: '$.b', BooleanEquals: true, Next: 'Large' },
        ],
        Default: 'Other',
      },
      Large: { Type: 'Pass', Result: 'large', End: true },
      Same: { Type: 'Pass', Result: 'same', End: true },
      Other: { Type: 'Pass', Result: 'other', End: true },
      Wrong: { Type: 'Fail', Error: 'Wrong' },
    },
  },
  each: {
    StartAt: 'Each',
    States: {
      Each: {
        Type: 'Map',
        ItemsPath: '$.items',
        ItemSelector: { 'value.$': '$$.Map.Item.Value', 'index.$': '$$.Map.Item.Index', 'all.$': '$.all' },
        MaxConcurrency: 2,
        ItemProcessor: {
          ProcessorConfig: { Mode: 'INLINE' },
          StartAt: 'Bad',
          States: {
            Bad: {
              Type: 'Choice',
              Choices: [{ Variable: '$.value', StringEquals: 'bad', Next: 'Broken' }],
              Default: 'Fine',
            },
            Broken: { Type: 'Fail', Error: 'Broken', Cause: 'a bad item' },
            Fine: { Type: 'Succeed' },
          },
        },
        Catch: [{ ErrorEquals: ['Broken'], ResultPath: '$.failure', Next: 'Caught' }],
        End: true,
      },
      Caught: { Type: 'Succeed' },
    },
  },
} as const;
