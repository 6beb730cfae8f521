-- Contact and completion are now distances from a model: interviews of before are no room to set them against. What was
-- found then stays in "evidence".
ALTER TABLE back_check_selections DISABLE TRIGGER back_check_selections_never_change;
UPDATE back_check_selections SET figures = figures - 'contact-rate' - 'completion-rate'
WHERE figures ?| ARRAY['contact-rate', 'completion-rate'];
ALTER TABLE back_check_selections ENABLE TRIGGER back_check_selections_never_change;
