/** A valid document, and the same document broken in one place. */
export interface BrokenDocument {
  readonly name: string;
  readonly valid: string;
  readonly broken: string;
}

const login = '<Login><company>acme</company><user>jo</user><password>secret</password></Login>';

/** A request around commands. */
function request(commands: string, attributes = 'API_ver="1.0"'): string {
  return `<request ${attributes} client="c" client_ver="1" namespace="default" key="k">${commands}</request>`;
}

/** Documents beyond the golden ones that the API takes, or answers with. */
export const acceptedDocuments: Readonly<Record<string, string>> = {
  'the other spelling of the version': request('<Time/>', 'API_version="1.0"'),
  'a request without commands': request(''),
  'an access token': request('<Auth><Login><access_token>t</access_token></Login></Auth><Whoami/>'),
  'commands of several kinds, one of them twice': request(
    `<RemoteAuth>${login}</RemoteAuth><Time/><Whoami/><Time/><Version><name>n</name><number>1</number></Version>`,
  ),
  'white space, a comment and CDATA': `\n<Delete type="Slip">\n <!-- one --> <Slip><id> 7 </id><notes><![CDATA[<b>]]></notes></Slip>\n</Delete>\n`,
  'fields in any order': '<Slip><userid>1</userid><city>Ulm</city><id>2</id></Slip>',
  'a field without a value': '<Task><id/><hours/><date/><category_1id/></Task>',
  'a date without values': '<Task><date><Date><year/><month/><day/></Date></date></Task>',
  'a date that is not padded': '<Date><year>2024</year><month>1</month><day>9</day></Date>',
  'signs and fractions': '<Slip><total>-.5</total><rate>+10.</rate><cost>0.00</cost></Slip>',
  'a lookup by external id': '<Task><customerid external="Customer">acme-7</customerid></Task>',
  'a lookup by name': '<Task><userid name="User">Jo Doe</userid></Task>',
  'several flags':
    '<Company><flags><Flag><name>a</name><setting>1</setting></Flag><Flag><name>b</name><setting/></Flag></flags></Company>',
  'a saved report as a record':
    '<Read type="Report" method="all" limit="10"><Report><id>1</id></Report></Read>',
  'two records to add': '<Add type="Slip" lookup="externalid"><Slip/><Slip/></Add>',
  'a record by a custom field':
    '<Modify type="Project" method="custom equal to"><Project><id>1</id></Project><CustomField><name>n</name><value>v</value></CustomField></Modify>',
  'every attribute of Read':
    '<Read type="User" method="not exported" limit="1000,1" filter="newer-than,reimbursable-envelope,date-not-equal-to" field="created,updated" order="id,asc" deleted="1" include_nondeleted="0" include_flags="1" exclude_flags="1" with_project_only="0" base_currency="EUR" generic="1" enable_custom="1" between_date="0000-00-00" calculate_hours="1" clear_filter_cache="0" fields="id"/>',
  'the filter with a second spelling':
    '<Read type="Revenue_recognition_transaction" method="all" limit="1" filter="approved-revenue-recognitiontransactions"/>',
  'two dates for two filters':
    '<Read type="Slip" method="all" limit="0,500" filter="newer-than,older-than" field="date,date"><Date><year>2020</year></Date><Slip><id>1</id></Slip><Date/><_Return><id/></_Return></Read>',
  'parts of an address to return':
    '<Read type="Contact" method="all" limit="5"><_Return><id/><addr><city/></addr><size__c/></_Return></Read>',
  'the argument of MakeURL last':
    '<MakeURL><uid>u</uid><page>grid-timesheet</page><app>ta</app><arg><Timesheet><id>1</id></Timesheet></arg></MakeURL>',
  'a report by the name that is always right':
    '<Report type="Envelope"><Report><relatedid>3</relatedid></Report></Report>',
  'a receipt to reject':
    '<Reject type="Ticket"><Ticket><id>1</id></Ticket><Approval><notes>n</notes></Approval></Reject>',
  'two timesheets to approve':
    '<Approve type="Timesheet"><Timesheet><id>1</id></Timesheet><Timesheet><id>2</id></Timesheet><Approval/></Approve>',
  'a submission in spite of warnings':
    '<Submit type="Timesheet" submit_warning="1"><Timesheet><id>1</id></Timesheet><Approval/></Submit>',
  'two users to create':
    '<CreateUser enable_custom="1"><Company><nickname>acme</nickname></Company><User/><User/></CreateUser>',
  'two customers to filter by': '<Filter type="customer"><id>1</id><id>2</id></Filter>',
  'an attachment over several lines': '<Attachment><base64_data>AAAA\nBBBB\n</base64_data></Attachment>',
  'answers in the order of the commands':
    '<response><Auth status="0"/><Read status="0"><Slip><id>1</id></Slip><Slip><id>2</id></Slip></Read><Time status="0"><Date><hour>14</hour><minute>03</minute><timezone>-0500</timezone><second>59</second><month>01</month><day>9</day><year>2024</year></Date></Time></response>',
  'answers that tell of errors':
    '<response>\n <Auth status="401"/>\n <Add status="1106"><errors>not allowed</errors></Add>\n <Read status="601"/>\n</response>',
  'an answer to the whole request': '<response status="1">The request is not well-formed</response>',
  URLs: '<response><MakeURL status="0">https://example.com/?a=1&amp;b=2</MakeURL><RemoteAuth status="0"><url>https://example.com/</url></RemoteAuth><RemoteAuth status="0">https://example.com/</RemoteAuth></response>',
  'every other answer':
    '<response><Approve status="0"/><CreateAccount status="0"><User/><Company/></CreateAccount><CreateUser status="0"><User><id>1</id></User></CreateUser><Delete status="0"/><MakeURL status="901"><errors>e</errors></MakeURL><Modify status="0"><Report><id>1</id></Report></Modify><ModifyOnCondition status="1200"/><Reject status="0"/><Report status="0"/><Submit status="0"><Timesheet/></Submit><Unapprove status="0"/><Version status="0"><url>u</url><number>2</number></Version><Whoami status="0"><User/></Whoami></response>',
};

/** Documents that the API does not take. */
export const brokenDocuments: readonly BrokenDocument[] = [
  change('a command that does not exist', request('<Time/>'), '<Time/>', '<Tome/>'),
  change('a command in another case', request('<Time/>'), '<Time/>', '<time/>'),
  change('a command in a namespace', request('<Time/>'), '<Time/>', '<Time xmlns="urn:x"/>'),
  change('text between commands', request('<Time/><Time/>'), '/><Time', '/>and<Time'),
  change(
    'signing in after a command',
    request(`<Auth>${login}</Auth><Time/>`),
    /(<Auth.*Auth>)(<Time\/>)/,
    '$2$1',
  ),
  change('signing in twice', request(`<Auth>${login}</Auth>`), /(<Auth.*Auth>)/, '$1$1'),
  change('a request without a key', request('<Time/>'), ' key="k"', ''),
  change('a request without a namespace', request('<Time/>'), ' namespace="default"', ''),
  change('another version', request('<Time/>'), '"1.0"', '"2.0"'),
  change('an attribute that a request does not have', request('<Time/>'), ' key', ' secret="s" key'),
  change('a login without a company', `<Auth>${login}</Auth>`, /<company>.*<\/company>/, ''),
  change(
    'a login in another order',
    `<Auth>${login}</Auth>`,
    /(<company>.*<\/company>)(<user>.*<\/user>)/,
    '$2$1',
  ),
  change(
    'a login by both ways',
    `<Auth>${login}</Auth>`,
    '</Login>',
    '<access_token>t</access_token></Login>',
  ),
  change(
    'an access token where only a password goes',
    `<RemoteAuth>${login}</RemoteAuth>`,
    /<Login>.*<\/Login>/,
    '<Login><access_token>t</access_token></Login>',
  ),
  ...broken('Read', '<Read type="Slip" method="all" limit="0, 1000" filter="open-slips" deleted="1"/>', {
    'a method that does not exist': ['"all"', '"any"'],
    'a type that does not exist': ['"Slip"', '"Slips"'],
    'a type that is no record': ['"Slip"', '"Date"'],
    'no method': [' method="all"', ''],
    'a filter that does not exist': ['open-slips', 'closed-slips'],
    'white space between filters': ['open-slips', 'open-slips, not-exported'],
    'a filter that is empty': ['open-slips', 'open-slips,'],
    'a limit of none': ['1000', '0'],
    'a limit over the limit': ['1000', '1001'],
    'a negative limit': ['1000', '-1'],
    'a switch that is neither on nor off': ['deleted="1"', 'deleted="yes"'],
    'an attribute that it does not have': ['limit', 'limits'],
  }),
  ...broken(
    'Read with children',
    '<Read type="Slip" method="equal to" limit="1"><Slip/><Date/><_Return/></Read>',
    {
      'a record after what to return': ['<Slip/><Date/><_Return/>', '<Date/><_Return/><Slip/>'],
      'what to return, twice': ['<_Return/>', '<_Return/><_Return/>'],
      'an approval': ['<Date/>', '<Approval/>'],
      'a record that does not exist': ['<Slip/>', '<Slips/>'],
    },
  ),
  ...broken('a record', '<Slip><id>1</id><total>1.50</total><date><Date><day>9</day></Date></date></Slip>', {
    'a field that it does not have': ['<id>1</id>', '<identity>1</identity>'],
    'a field twice': ['<id>1</id>', '<id>1</id><id>2</id>'],
    'text beside fields': ['<id>', 'x<id>'],
    'a word for a whole number': ['<id>1', '<id>one'],
    'a fraction for a whole number': ['<id>1', '<id>1.5'],
    'two numbers for a whole number': ['<id>1', '<id>1 2'],
    'a decimal comma': ['1.50', '1,50'],
    'an exponent': ['1.50', '1e5'],
    'text for a date': ['<Date><day>9</day></Date>', '2024-01-09'],
    'two dates in a field': ['<Date>', '<Date/><Date>'],
    'an unknown part of a date': ['day>9</day', 'days>9</days'],
    'an attribute': ['<Slip>', '<Slip type="x">'],
  }),
  change('a word for yes', '<Slip><skip_recognition>1</skip_recognition></Slip>', '>1<', '>yes<'),
  change(
    'a state of approval that does not exist',
    '<Booking><approval_status>O</approval_status></Booking>',
    '>O<',
    '>X<',
  ),
  change('a currency with four letters', '<Slip><currency>EUR</currency></Slip>', 'EUR', 'EURO'),
  change(
    'a lookup in a type that does not exist',
    '<Task><userid name="User">Jo</userid></Task>',
    '"User"',
    '"Person"',
  ),
  change('a lookup by another key', '<Task><userid name="User">Jo</userid></Task>', ' name=', ' nickname='),
  change(
    'two addresses in a field',
    '<Contact><addr><Address/></addr></Contact>',
    '<Address/>',
    '<Address/><Address/>',
  ),
  change('a filter without its type', '<Filter type="customer"><id>1</id></Filter>', ' type="customer"', ''),
  change(
    'a filter of another type',
    '<Filter type="customer"><id>1</id></Filter>',
    '"customer"',
    '"project"',
  ),
  change('a user to add', '<Add type="Slip"><Slip/></Add>', /Slip/g, 'User'),
  change('a company to add', '<Add type="Slip"><Slip/></Add>', /Slip/g, 'Company'),
  change('nothing to add', '<Add type="Slip"><Slip/></Add>', '<Slip/>', ''),
  change(
    'a method of Read in Modify',
    '<Modify type="Slip" method="custom equal to"><Slip/></Modify>',
    'custom ',
    '',
  ),
  ...broken(
    'ModifyOnCondition',
    '<ModifyOnCondition condition="if-not-updated" type="Slip"><Slip/><Date/></ModifyOnCondition>',
    {
      'two records': ['<Slip/>', '<Slip/><Slip/>'],
      'no date': ['<Date/>', ''],
      'the date first': ['<Slip/><Date/>', '<Date/><Slip/>'],
      'another condition': ['if-not-updated', 'if-updated'],
      'no condition': [' condition="if-not-updated"', ''],
    },
  ),
  ...broken('Submit', '<Submit type="Timesheet"><Timesheet><id>1</id></Timesheet><Approval/></Submit>', {
    'two approvals': ['<Approval/>', '<Approval/><Approval/>'],
    'no approval': ['<Approval/>', ''],
    'the approval first': [/(<Timesheet>.*<\/Timesheet>)(<Approval\/>)/, '$2$1'],
    'a type that cannot be submitted': [/Timesheet/g, 'Slip'],
    'a type that can only be rejected': [/Timesheet/g, 'Ticket'],
  }),
  ...broken(
    'MakeURL',
    '<MakeURL><uid>1</uid><page>grid-timesheet</page><app>ta</app><arg><Timesheet/></arg></MakeURL>',
    {
      'a page that does not exist': ['grid-timesheet', 'timesheet-entry'],
      'a module that does not exist': ['>ta<', '>zz<'],
      'no page': ['<page>grid-timesheet</page>', ''],
      'two arguments': ['<Timesheet/>', '<Timesheet/><Timesheet/>'],
      'an argument without a record': ['<Timesheet/>', ''],
    },
  ),
  ...broken('Report', '<Report type="Timesheet"><Timesheet><relatedid>1</relatedid></Timesheet></Report>', {
    'a type that reports are not about': [/Timesheet/g, 'Invoice'],
    'a field of a timesheet': ['<relatedid>', '<name>n</name><relatedid>'],
    'no argument': [/<Timesheet>.*<\/Timesheet>/, ''],
  }),
  change('another record than a user', '<Whoami><User/></Whoami>', 'User', 'Customer'),
  change('two users', '<Whoami><User/></Whoami>', '<User/>', '<User/><User/>'),
  change('an argument that Time does not have', '<Time/>', '<Time/>', '<Time><Date/></Time>'),
  change('a user without a company', '<CreateUser><Company/><User/></CreateUser>', '<Company/>', ''),
  change(
    'the user first',
    '<CreateAccount><Company/><User/></CreateAccount>',
    '<Company/><User/>',
    '<User/><Company/>',
  ),
  change(
    'a version without its number',
    '<Version><name>n</name><number>1</number></Version>',
    '<number>1</number>',
    '',
  ),
  change('an answer without a status', '<response><Auth status="0"/></response>', ' status="0"', ''),
  change('a status that is no code', '<response><Auth status="0"/></response>', '"0"', '"ok"'),
  change('an answer to no command', '<response><Auth status="0"/></response>', 'Auth', 'Login'),
];

function broken(
  where: string,
  valid: string,
  changes: Readonly<Record<string, readonly [from: string | RegExp, to: string]>>,
): BrokenDocument[] {
  return Object.entries(changes).map(([name, [from, to]]) => change(`${where}: ${name}`, valid, from, to));
}

function change(name: string, valid: string, from: string | RegExp, to: string): BrokenDocument {
  const broken = valid.replace(from, to);
  if (broken === valid) throw new Error(`${name}: ${from} does not occur in ${valid}`);
  return { name, valid, broken };
}
