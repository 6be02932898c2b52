/** The second door of the local store. Rejects with what it says is wrong. */
async function ask(method, name, body) {
  const options = body === undefined ? { method } : { method, body: JSON.stringify(body) };
  const response = await fetch(`/__control/${name}`, options);
  const answer = await response.json();
  if (!response.ok) throw new Error(answer.error ?? `The local store answers ${response.status}.`);
  return answer;
}

export function get(name, parameters = {}) {
  const given = Object.entries(parameters).filter(([, value]) => value !== null && value !== '');
  const search = String(new URLSearchParams(given));
  return ask('GET', search === '' ? name : `${name}?${search}`);
}

export const post = (name, body = {}) => ask('POST', name, body);

export const remove = (name, body) => ask('DELETE', name, body);
