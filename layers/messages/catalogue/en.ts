/** English, and the shape that every other language must fill: same keys, same `{places}`. */
export const en = {
  layout: {
    greeting: 'Hello {name},',
    greetingPlain: 'Hello,',
    linkHint: 'If the button does not work, open this link:',
    test: 'TEST: this message is part of a test and has no legal effect.',
    whyRecipient:
      'You get this message because {organisation} named you as a participant in a document. It is not advertising.',
    whySender:
      'You get this message because you are the contact for documents that {organisation} sends for signature.',
    whySubject: 'You get this message because a request about your personal data was made with this address.',
    whyAsked:
      'You get this message because {organisation} gave this address to ask you. It is not advertising.',
    whyNews: 'You get this message because you agreed to news from {organisation}.',
    whyCustomer: 'You get this message because you are a customer of {organisation}.',
    whyPolicy:
      'You get this message because your personal data are processed here for {organisation}. It is not advertising.',
    contact: 'Questions? Write to {organisation}:',
    policy: 'Privacy policy',
    automatic: 'This message was sent automatically.',
    reference: 'Reference: {envelopeId}',
  },
  invitation: {
    signer: {
      subject: 'Please sign a document',
      intro: '{organisation} asks you to sign “{title}”.',
      action: 'Read and sign',
    },
    approver: {
      subject: 'Please approve a document',
      intro: '{organisation} asks you to approve “{title}”.',
      action: 'Read and approve',
    },
    viewer: {
      subject: 'A document for you to read',
      intro: '{organisation} has sent you “{title}” to read.',
      action: 'Read the document',
    },
    message: 'Message from {sender}',
    deadline: 'The document is open until {deadline}.',
    personal: 'The link is yours alone. Please do not forward this message.',
    notMe:
      'Not meant for you? Open the link and choose “This is not for me”. You are shown no document, and the sender is told.',
  },
  reminder: {
    signer: {
      subject: 'Reminder: please sign a document',
      intro: '“{title}” from {organisation} is still waiting for your signature.',
      action: 'Read and sign',
    },
    approver: {
      subject: 'Reminder: please approve a document',
      intro: '“{title}” from {organisation} is still waiting for your approval.',
      action: 'Read and approve',
    },
    viewer: {
      subject: 'Reminder: a document for you to read',
      intro: '“{title}” from {organisation} is still waiting to be read by you.',
      action: 'Read the document',
    },
  },
  code: {
    subject: 'Your code',
    intro: 'Use this code to go on with the document from {organisation}:',
    validity: 'It works once and for {minutes} minutes.',
    warning: 'Do not give the code to anyone. Nobody will call or write to ask you for it.',
  },
  copy: {
    subject: 'The document is completed: your copy',
    intro:
      'Everyone has now signed “{title}” from {organisation}. It was completed and sealed on {completedAt}.',
    attached: 'The sealed document is attached.',
    linked: 'The sealed document is too large for an email. Use the button to fetch it.',
    keep: 'Keep the file as it is. Its seal shows every later change; a scan or a print carries no seal.',
    evidence:
      'Behind the same button you can also download the evidence: what happened when, provable without us.',
    action: 'Open the document',
  },
  declined: {
    subject: 'The document will not be signed',
    intro: '“{title}” from {organisation} was not completed, because a participant declined.',
    nothing: 'You need to do nothing more.',
  },
  voided: {
    subject: 'The document was withdrawn',
    intro: '{organisation} has withdrawn “{title}”. It can no longer be signed.',
    reason: 'Reason given by the sender',
    nothing: 'You need to do nothing more.',
  },
  expired: {
    subject: 'The deadline for the document has passed',
    intro: '“{title}” from {organisation} was not completed before {expiredAt}. It can no longer be signed.',
    nothing: 'If you still want to sign, ask the sender for a new document.',
  },
  purgeAnnounced: {
    subject: 'A completed document will be deleted',
    intro: '{organisation} has decided that “{title}” is deleted here on {purgeAt}.',
    keep: 'Save your own copy before then. A saved copy keeps its seal and can be checked without us.',
    action: 'Open the document',
  },
  senderCompleted: {
    subject: 'Everyone has signed',
    intro:
      '“{title}” was completed and sealed on {completedAt}. Copies are on their way to the participants.',
    attached: 'The sealed document is attached.',
    linked: 'The sealed document is too large for an email and is ready in your system.',
  },
  senderDeclined: {
    subject: 'A participant has declined',
    intro:
      '{recipient} has declined “{title}”. The document is closed, and everyone who had been asked is being told.',
    reason: 'Reason given by {recipient}',
  },
  senderDeadlineNear: {
    subject: 'A deadline is near',
    intro: '“{title}” closes on {deadline}. These participants have not finished:',
    extend: 'You can extend the deadline until then.',
  },
  senderBounced: {
    subject: 'A message could not be delivered',
    intro: 'The message to {recipient} at {address} about “{title}” could not be delivered.',
    next: 'Correct the address to send the message again. Nobody else needs to sign again.',
  },
  senderNotMe: {
    subject: 'A document reached the wrong person',
    intro:
      'The person who received the link for {recipient} to “{title}” says that it was not meant for them.',
    next: 'The link has stopped working. Correct the address to go on.',
  },
  senderSealFailed: {
    subject: 'A document could not be sealed',
    intro: 'Everyone has signed “{title}”, but sealing it failed after {attempts} attempts.',
    next: 'All signatures are safe and nobody needs to sign again. The operator has been alerted; sealing can be started again.',
  },
  senderScheduleFailed: {
    subject: 'A planned document was not sent',
    intro:
      '“{title}” was due to be sent now, but it is not ready. Nobody has been contacted, and it is a draft again.',
    problems: 'What stands in the way:',
  },
  senderPurgeAnnounced: {
    subject: 'A document will be deleted',
    requested: '“{title}” will be deleted on {purgeAt}, as requested. The participants are being told.',
    requestedNext: 'Until then the request can be taken back.',
    retention: '“{title}” will be deleted on {purgeAt}, when its retention period ends.',
    retentionNext: 'Save what you need before then.',
  },
  rightsCode: {
    subject: 'Your code for your privacy request',
    intro: 'Use this code to confirm your request about your personal data at {organisation}:',
    validity: 'It works once and for {minutes} minutes.',
    warning: 'If you made no request, ignore this message. Without the code nothing is shown or changed.',
  },
  rightsNotice: {
    subject: 'About a request concerning your personal data',
    intro:
      'A confirmed request concerning your personal data at {organisation} will be carried out on {runsAt}.',
    request: 'What was asked for: {request}.',
    keep: 'Once the data are erased you can no longer open your documents here. Save your copies before then; the other parties keep theirs.',
    stop: 'Not you, or changed your mind? Stop it before then.',
    action: 'See or stop the request',
    contact: 'To stop it, write to {contact}.',
    types: {
      access: 'access to the data',
      rectification: 'correction of the data',
      erasure: 'erasure of the data',
      restriction: 'restriction of the use of the data',
      portability: 'a portable copy of the data',
      objection: 'objection to the use of the data',
      withdrawal: 'withdrawal of consent',
    },
  },
  rightsAnswer: {
    subject: 'About your request concerning your personal data',
    routed:
      'Your request ({request}) concerns documents that {organisation} decides about. {organisation} has received it today and answers you by {dueOn}.',
    extended:
      '{organisation} needs more time to answer your request ({request}). You will have the answer by {dueOn}.',
    fulfilled: '{organisation} has granted your request ({request}), and it is done.',
    partiallyRefused: '{organisation} has granted a part of your request ({request}).',
    refused: '{organisation} has refused your request ({request}).',
    nothingHeld:
      'We have searched for data connected with this address and hold none. Your request ({request}) is thereby answered.',
    reason: 'Reason',
    action: 'See your request',
    complain:
      'If you disagree, you can complain to {authority}. You can also bring the matter before a court.',
  },
  senderRightsRequest: {
    subject: 'A person has made a request about their personal data',
    received:
      'A person in documents of yours has proven their identity and asks for this: {request}. You have to answer by {dueOn}.',
    alarm: 'A request about personal data is still open: {request}. You have to answer by {dueOn}.',
    next: 'Read and decide it in your system: /v1/privacy/requests.',
    reference: 'Reference: {caseId}',
  },
  registerNotice: {
    subject: 'A notice about personal data that you answer for',
    authority:
      '{name} demands, under the law, data of {count} people in documents of yours. Nothing is handed over before two people have approved it.',
    hold: 'A legal hold of yours was to be reviewed by {at}. Release it, or decide that it stays.',
    breach:
      'There was a personal data breach that concerns {count} people in documents of yours. It was known on {at}. Your own time for telling the authority runs from this message.',
    clock: 'A personal data breach is still open. The time for telling of it ends on {at}.',
    next: 'See and decide it in your system: {path}.',
    reference: 'Reference: {caseId}',
  },
  consentRequest: {
    subject: 'Please answer: news by email',
    intro: '{organisation} would like to send you news by email. Nothing is sent unless you agree.',
    asked: 'What you would agree to',
    action: 'Read and decide',
    nothing: 'If you do nothing, nothing more is sent and your address is deleted after {days} days.',
  },
  announcement: {
    unsubscribe: 'Unsubscribe',
  },
  policyChange: {
    subject: 'The privacy policy changes',
    intro:
      'The privacy policy of the service through which {organisation} sends you documents changes on {day}. You need to do nothing.',
    changes: 'What is new:',
    action: 'Read the new version',
    object: 'If you disagree, you can object before then: {rights}',
  },
  senderPolicyChange: {
    subject: 'The privacy policy changes: please read before it takes effect',
    intro: 'The privacy policy of your signing service changes on {day}, to version {version}.',
    changes: 'What is new:',
    action: 'Read the new version',
    object:
      'You can object to a new processor before that day, in your system: /v1/privacy/processors. It then stays off for your organisation.',
  },
  sms: {
    invitation: '{organisation} has a document for you to read and sign: {link}',
    reminder: 'Reminder: a document from {organisation} is waiting: {link}',
    code: '{code} is your code for {organisation}. Valid {minutes} min. Give it to nobody.',
    copy: 'Signed by everyone. Your copy from {organisation}: {link}',
    declined: 'The document from {organisation} was declined by a participant. You need to do nothing.',
    voided: '{organisation} has withdrawn the document. You need to do nothing.',
    expired: 'The deadline for the document from {organisation} has passed.',
    purgeAnnounced: '{organisation} deletes your document {day}. Save it: {link}',
    rightsCode: '{code} is your code for your privacy request. Valid {minutes} min. Give it to nobody.',
    rightsAnswer: 'News about your privacy request from {organisation}: {link}',
    rightsNotice:
      '{organisation} will act on a request about your data on {day}. Not you? Write to {contact}',
  },
} as const;
