/**
 * The textbook way to mail a daily summary, written fairly: for each recipient each tab is read, the figures are counted, a
 * chart is drawn, and the mail goes out. It is what most published report scripts do. RECIPIENTS is set by the bench.
 */
var RECIPIENTS = /* set by the bench */ [];

function sendDigests() {
  RECIPIENTS.forEach(function (recipient) {
    var leads = read('Leads').filter(function (lead) {
      return recipient.region === '' || lead.Region === recipient.region;
    });
    var findings = read('Findings').filter(function (finding) {
      return finding.State === 'open';
    });
    var alerts = read('Alerts').filter(function (alert) {
      return alert.State === 'open';
    });
    var metrics = read('Metrics monthly').filter(function (row) {
      return row.Slice === (recipient.region === '' ? 'all' : 'region') && (recipient.region === '' || row.Of === recipient.region);
    });
    var images = { leads: leadsChart(leads) };
    if (recipient.region === '') images.cost = costChart();
    MailApp.sendEmail({
      to: recipient.address,
      subject: 'Daily digest ' + recipient.region,
      body: findings.length + ' findings, ' + alerts.length + ' alerts',
      htmlBody: html(findings, alerts, metrics, images),
      inlineImages: images,
    });
  });
}

function read(name) {
  var values = SpreadsheetApp.getActiveSpreadsheet().getSheetByName(name).getDataRange().getValues();
  var headers = values.shift();
  return values.map(function (row) {
    var record = {};
    headers.forEach(function (header, i) {
      record[header] = row[i];
    });
    return record;
  });
}

function leadsChart(leads) {
  var today = new Date();
  var table = Charts.newDataTable().addColumn(Charts.ColumnType.STRING, 'Day').addColumn(Charts.ColumnType.NUMBER, 'Leads');
  for (var day = 1; day < today.getDate(); day++) {
    var count = leads.filter(function (lead) {
      var made = lead.Created;
      return made instanceof Date && made.getMonth() === today.getMonth() && made.getDate() === day;
    }).length;
    table.addRow([String(day), count]);
  }
  return Charts.newColumnChart().setDataTable(table).setDimensions(600, 240).setTitle('Leads this month').build().getAs('image/png');
}

function costChart() {
  var table = Charts.newDataTable().addColumn(Charts.ColumnType.STRING, 'Day').addColumn(Charts.ColumnType.NUMBER, 'Cost per lead');
  read('Metrics daily')
    .filter(function (row) {
      return row.Channel === 'ALL';
    })
    .slice(-28)
    .forEach(function (row) {
      table.addRow([Utilities.formatDate(row.Date, 'Asia/Jakarta', 'd MMM'), Number(row['Cost per lead (Rp)']) || null]);
    });
  return Charts.newLineChart().setDataTable(table).setDimensions(600, 240).setTitle('Cost per lead').build().getAs('image/png');
}

function html(findings, alerts, metrics, images) {
  var lines = findings.map(function (finding) {
    return '<li>' + finding.What + ' ' + finding['Money at stake (Rp)'] + '</li>';
  });
  alerts.forEach(function (alert) {
    lines.push('<li>' + alert['What happened'] + '</li>');
  });
  metrics.forEach(function (row) {
    lines.push('<li>' + row['Month name'] + ': ' + row.Leads + ' leads, ' + row.Sales + ' sales</li>');
  });
  Object.keys(images).forEach(function (name) {
    lines.push('<li><img src="cid:' + name + '"></li>');
  });
  return '<ul>' + lines.join('') + '</ul>';
}
