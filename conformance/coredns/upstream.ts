import { startCoreDns } from './core-dns.js';

/** A DNS server that answers every A query with the same address, and tells what it was asked. */
export interface Upstream {
  /** As a Corefile names it: `127.0.0.1:PORT`. */
  readonly address: string;
  /** Waits until it has logged that this was asked of it. */
  isAsked(name: string, type: string): Promise<void>;
  /** Whether it has logged by now that this was asked of it. */
  wasAsked(name: string, type: string): boolean;
}

/** Another CoreDNS stands for the servers behind a `forward`; every name has this address, and no other record. For this test only. */
export async function startUpstream(answer: string): Promise<Upstream> {
  const dns = await startCoreDns({ Corefile: corefile(answer) });
  return {
    address: `127.0.0.1:${dns.port(53)}`,
    isAsked: (name, type) => dns.running.says(logged(name, type)),
    wasAsked: (name, type) => dns.running.said().includes(logged(name, type)),
  };
}

function logged(name: string, type: string): string {
  return `"${type} IN ${name} `;
}

function corefile(answer: string): string {
  return `.:53 {
    log
    template IN A . {
        answer "{{ .Name }} 3600 IN A ${answer}"
    }
    template IN ANY . {
        authority "{{ .Zone }} 3600 IN SOA ns.invalid. hostmaster.invalid. 1 7200 900 1209600 3600"
    }
}
`;
}
