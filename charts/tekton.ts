import { Chart } from 'cdk8s';
import { TektonPipeline, TektonTask } from 'cdk8s-runbook/systems/tekton';
import type { Construct } from 'constructs';

/** Two Tasks that greet, each runnable by itself, and the Pipeline that runs them one after the other. */
export class HelloGoodbyeChart extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id, { namespace: 'default' });
    const hello = new TektonTask(this, 'hello', {
      name: 'hello',
      steps: [
        { name: 'echo', image: 'docker.io/library/alpine:3.22', script: '#!/bin/sh\necho "Hello World"\n' },
      ],
    });
    const goodbye = new TektonTask(this, 'goodbye', {
      name: 'goodbye',
      steps: [
        {
          name: 'goodbye',
          image: 'docker.io/library/ubuntu:24.04',
          script: '#!/bin/bash\necho "Goodbye World!"\n',
        },
      ],
    });
    new TektonPipeline(this, 'hello-goodbye', {
      name: 'hello-goodbye',
      tasks: [
        { name: 'hello', taskRef: { name: hello.name } },
        { name: 'goodbye', taskRef: { name: goodbye.name }, runAfter: ['hello'] },
      ],
      run: true,
    });
  }
}
