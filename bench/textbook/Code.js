/**
 * The textbook Apps Script way, written fairly: one waitLock around read all, find, write cell by cell, appendRow, and the
 * answer fetched inside the lock. It is what most published lead scripts do. WAIT_MS is how long it waits for the lock.
 */
var WAIT_MS = /* set by the bench */ 30000;

function doPost(e) {
  var value = JSON.parse(e.postData.contents).entry[0].changes[0].value;
  var message = value.messages[0];
  var lock = LockService.getScriptLock();
  lock.waitLock(WAIT_MS);
  try {
    var workbook = SpreadsheetApp.getActiveSpreadsheet();
    if (message.type === 'interactive') claim(workbook, message);
    else remember(workbook, message);
    SpreadsheetApp.flush();
  } finally {
    lock.releaseLock();
  }
  return ContentService.createTextOutput('ok');
}

function claim(workbook, message) {
  var leadId = message.interactive.button_reply.id.split('|')[1];
  var sheet = workbook.getSheetByName('Leads');
  var rows = sheet.getDataRange().getValues();
  var text = 'unknown lead';
  for (var i = 1; i < rows.length; i++) {
    if (rows[i][0] !== leadId) continue;
    if (rows[i][1] === 'CLAIMED') {
      text = 'Too Slow';
    } else {
      sheet.getRange(i + 1, 2).setValue('CLAIMED');
      sheet.getRange(i + 1, 3).setValue(message.from);
      sheet.getRange(i + 1, 4).setValue(new Date());
      text = 'It is yours: ' + rows[i][4];
    }
    break;
  }
  workbook.getSheetByName('Log').appendRow([new Date(), message.id, message.from, text]);
  answer(message.from, text);
}

function remember(workbook, message) {
  var sheet = workbook.getSheetByName('Leads');
  var rows = sheet.getDataRange().getValues();
  var found = 0;
  for (var i = 1; i < rows.length; i++) if (String(rows[i][2]) === message.from) found = i + 1;
  if (found) sheet.getRange(found, 4).setValue(new Date());
  else sheet.appendRow(['L-' + rows.length, 'NEW', message.from, new Date(), message.from, '', '', '']);
  workbook.getSheetByName('Log').appendRow([new Date(), message.id, message.from, message.text.body]);
  answer(message.from, 'Welcome');
}

function answer(to, text) {
  UrlFetchApp.fetch('https://graph.facebook.com/v25.0/106540352242922/messages', {
    method: 'post',
    contentType: 'application/json',
    headers: { Authorization: 'Bearer EAA-local' },
    payload: JSON.stringify({ messaging_product: 'whatsapp', to: to, type: 'text', text: { body: text } }),
    muteHttpExceptions: true,
  });
}

function makeLog() {
  SpreadsheetApp.getActiveSpreadsheet().insertSheet('Log').appendRow(['At', 'Message', 'From', 'Outcome']);
}
