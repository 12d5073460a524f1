-- How often a release became ready is asked at every decision: counted here, without its log being read.
create index audit_event_times_ready on audit_event (workspace_id, release_id) where type = 'all_green';
