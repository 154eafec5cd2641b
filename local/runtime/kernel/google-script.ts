/**
 * google.script for pages in a browser on this machine: run, host, url and history. Calls go to POST /local/run as
 * { function, args } and come back as { result } or { error }.
 * https://developers.google.com/apps-script/guides/html/reference/run
 */

/** Runs in the page's frame. Kept in the language of every browser; `</script>` must not appear in it. */
export const HTML_PAGE_SCRIPT = `(function () {
  var top = window.parent;
  function runner(success, failure, state) {
    return new Proxy({}, {
      get: function (_, name) {
        if (name === 'withSuccessHandler') return function (handler) { return runner(handler, failure, state); };
        if (name === 'withFailureHandler') return function (handler) { return runner(success, handler, state); };
        if (name === 'withUserObject') return function (object) { return runner(success, failure, object); };
        return function () { call(String(name), Array.prototype.slice.call(arguments), success, failure, state); };
      }
    });
  }
  function illegal(value) {
    if (value === null || value === undefined) return false;
    if (typeof value === 'function' || typeof value === 'symbol' || typeof value === 'bigint') return true;
    if (typeof value !== 'object') return false;
    if (value instanceof Date || value instanceof Node && !(value instanceof HTMLFormElement)) return true;
    if (value instanceof HTMLFormElement) return false;
    return Object.keys(value).some(function (key) { return illegal(value[key]); });
  }
  function legal(value) {
    if (!(value instanceof HTMLFormElement)) return value === undefined ? null : value;
    var fields = {};
    new FormData(value).forEach(function (entry, name) { fields[name] = typeof entry === 'string' ? entry : ''; });
    return fields;
  }
  function call(name, args, success, failure, state) {
    for (var at = 0; at < args.length; at += 1) {
      if (illegal(args[at])) throw new TypeError('Failed due to illegal value in property: ' + at);
    }
    fetch('/local/run', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ function: name, args: args.map(legal) })
    }).then(function (response) { return response.json(); }).then(function (answer) {
      if (!('error' in answer)) { if (success) success(answer.result, state); return; }
      var error = new Error(answer.error);
      error.name = 'ScriptError';
      if (failure) failure(error, state); else console.error(error);
    }, function () {
      var error = new Error('NetworkError: Connection failure due to HTTP 0');
      if (failure) failure(error, state); else console.error(error);
    });
  }
  function place() {
    var query = new URLSearchParams(top.location.search);
    var parameter = {};
    var parameters = {};
    query.forEach(function (value, name) {
      if (!(name in parameter)) { parameter[name] = value; parameters[name] = []; }
      parameters[name].push(value);
    });
    return { hash: top.location.hash.replace(/^#/, ''), parameter: parameter, parameters: parameters };
  }
  function address(params, hash) {
    var query = new URLSearchParams();
    Object.keys(params || {}).forEach(function (name) {
      [].concat(params[name]).forEach(function (value) { query.append(name, value); });
    });
    var text = query.toString();
    return top.location.pathname + (text ? '?' + text : '') + (hash ? '#' + hash : '');
  }
  window.google = {
    script: {
      run: runner(null, null, undefined),
      host: { close: function () {}, setHeight: function () {}, setWidth: function () {}, origin: top.location.origin, editor: { focus: function () {} } },
      url: { getLocation: function (handler) { handler(place()); } },
      history: {
        push: function (state, params, hash) { top.history.pushState(state, '', address(params, hash)); },
        replace: function (state, params, hash) { top.history.replaceState(state, '', address(params, hash)); },
        setChangeHandler: function (handler) {
          top.addEventListener('popstate', function (event) { handler({ state: event.state, location: place() }); });
        }
      }
    }
  };
})();`;
