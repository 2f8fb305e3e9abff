// One measured load: autocannon against loopback, bounded in connections and seconds.
import autocannon from 'autocannon'

/**
 * @param {string} url a loopback address
 * @param {object} [options] headers, method, body; connections 10, seconds 8
 * @returns {Promise<{ rps: number, p50: number, p95: number, p99: number, bad: number }>} milliseconds
 */
export async function load(url, { connections = 10, seconds = 8, warm = 2, ...request } = {}) {
  if (!/^http:\/\/(127\.0\.0\.1|localhost):/.test(url)) throw new Error('loopback only')
  if (warm > 0) await autocannon({ url, connections, duration: warm, ...request })
  const result = await autocannon({ url, connections, duration: seconds, ...request })
  return {
    rps: result.requests.average,
    p50: result.latency.p50,
    p95: result.latency.p97_5,
    p99: result.latency.p99,
    bad: result.errors + result.timeouts + (result['4xx'] ?? 0) + (result['5xx'] ?? 0),
  }
}
