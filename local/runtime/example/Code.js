const PLACES = 3;

/** Once, from the editor: makes the sheet and the trigger that sends the reminders. */
function setUp() {
  const book = SpreadsheetApp.getActiveSpreadsheet();
  book.getSheets()[0].setName('Sign-ups').appendRow(['When', 'Name', 'E-mail', 'Status', 'Checked']);
  ScriptApp.newTrigger('sendReminders').timeBased().everyDays(1).atHour(7).create();
}

/** The web app: takes { name, email } and answers { status }. The lock keeps two callers from taking the last place. */
function doPost(e) {
  const { name, email } = JSON.parse(e.postData.contents);
  const lock = LockService.getScriptLock();
  lock.waitLock(10000);
  try {
    const sheet = SpreadsheetApp.getActiveSpreadsheet().getSheetByName('Sign-ups');
    const status = sheet.getLastRow() - 1 < PLACES ? 'in' : 'waiting list';
    sheet.appendRow([new Date(), name, email, status, '']);
    SpreadsheetApp.flush();
    return ContentService.createTextOutput(JSON.stringify({ status })).setMimeType(ContentService.MimeType.JSON);
  } finally {
    lock.releaseLock();
  }
}

/** Whoever changes a status by hand leaves the date. */
function onEdit(e) {
  if (e.range.getColumn() === 4) e.range.offset(0, 1).setValue(new Date());
}

/** Every morning: a mail to everyone who is in. */
function sendReminders() {
  const [, ...rows] = SpreadsheetApp.getActiveSpreadsheet().getSheetByName('Sign-ups').getDataRange().getValues();
  for (const [, name, email, status] of rows) {
    if (status === 'in') MailApp.sendEmail(email, 'See you soon', `Hello ${name}, we expect you.`);
  }
}
