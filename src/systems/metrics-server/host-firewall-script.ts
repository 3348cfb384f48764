/**
 * What the container runs, for any POSIX shell. It reads POD_CIDRS (separated by spaces), KUBELET_PORT and BACKEND
 * (`auto`, `nft`, `legacy`). It checks before it inserts, so that a restart adds no second rule; it checks again every
 * 30 seconds, because a reload of the node's firewall drops the rule.
 */
export const hostFirewallScript = `\
# Lets Pods ask the kubelet of their own node: keeps one ACCEPT rule per Pod CIDR at the head of
# the INPUT chain, and removes the rules when it is stopped.
set -u
comment='metrics-server: Pods may ask the kubelet'

# The kubelet leaves one of these chains where the node's own iptables writes.
find_backend() {
  for candidate in nft legacy; do
    for family in iptables ip6tables; do
      case "$("$family-$candidate-save" -t mangle 2>/dev/null)" in
        *:KUBE-IPTABLES-HINT* | *:KUBE-KUBELET-CANARY*) echo "$candidate"; return ;;
      esac
    done
  done
  echo nft
}

# rule -C 10.244.0.0/16: checks the rule of that Pod CIDR; -I inserts it, -D deletes it.
rule() {
  case "$2" in
    *:*) family=ip6tables ;;
    *) family=iptables ;;
  esac
  "$family-$backend" -w 5 "$1" INPUT -s "$2" -p tcp --dport "$KUBELET_PORT" \\
    -m comment --comment "$comment" -j ACCEPT
}

stop() {
  for cidr in $POD_CIDRS; do
    while rule -D "$cidr" 2>/dev/null; do echo "no longer accepting $cidr"; done
  done
  exit 0
}

backend=$BACKEND
if [ "$backend" = auto ]; then backend=$(find_backend); fi
trap stop TERM INT
while true; do
  for cidr in $POD_CIDRS; do
    if rule -C "$cidr" 2>/dev/null; then continue; fi
    rule -I "$cidr" || exit 1
    echo "accepting $cidr on port $KUBELET_PORT ($backend)"
  done
  sleep 30 &
  wait $!
done
`;
