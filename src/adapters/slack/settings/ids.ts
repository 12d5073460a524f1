/** Published: once released, an id keeps its listener for ever, because messages live for years. */
export const SETTINGS_ACTIONS = {
  open: 'settings.open',
  editRooms: 'settings.edit_rooms',
  editPeople: 'settings.edit_people',
  editTimes: 'settings.edit_times',
  editMeeting: 'settings.edit_meeting',
  editAfter: 'settings.edit_after',
  editDepartment: 'settings.edit_department',
  addDepartment: 'settings.add_department',
  editLightRules: 'settings.edit_light_rules',
  removeDepartment: 'settings.remove_department',
  check: 'settings.check',
} as const;

export const SETTINGS_FORMS = {
  overview: 'settings.overview',
  rooms: 'settings.rooms',
  people: 'settings.people',
  times: 'settings.times',
  meeting: 'settings.meeting',
  after: 'settings.after',
  department: 'settings.department',
  lightRules: 'settings.light_rules',
  confirm: 'settings.confirm',
} as const;
